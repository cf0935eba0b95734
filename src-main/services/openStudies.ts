import type { Publish } from '@shared/contract/contract';
import { thisProcess } from '../store/runProcess';
import type { RunStore } from '../store/runStore';
import { StudyStore } from '../store/studyStore';
import type { Scheduler } from '../training/scheduler/scheduler';
import { RunStatuses } from '../training/study/runStatuses';
import { StudyConductor } from '../training/study/studyConductor';
import type { DeviceCatalog } from './deviceCatalog';
import type { StudyServicesOptions } from './studies';
import { StudyEstimates } from './studyEstimates';

export interface OpenStudiesOptions {
  readonly store: RunStore;
  readonly scheduler: Scheduler;
  readonly catalog: Pick<DeviceCatalog, 'speed' | 'requireUsable' | 'resolve'>;
  readonly publish: Publish;
}

/** Puts together what the calls about studies need. */
export function openStudies({ store, scheduler, catalog, publish }: OpenStudiesOptions): StudyServicesOptions {
  const statuses = new RunStatuses(store.list().runs);
  const conductor = new StudyConductor({
    store: new StudyStore(store.runsFolder),
    statuses,
    scheduler,
    publish,
    devicesOf: async ({ devices }, { runs }) => {
      for (const device of devices) await catalog.requireUsable(device);
      return devices.length > 0 ? devices : [await catalog.resolve('auto', runs[0]!.experiment)];
    },
    prepare: ({ id, experiment }, device) => {
      if (!store.has(id)) {
        publish('runs.changed', store.createStable(experiment, device));
        return;
      }
      const folder = store.folder(id);
      const now = new Date().toISOString();
      folder.writeStatus({ ...folder.readStatus(), state: 'queued', process: thisProcess(), problem: null, stoppedByRule: null, finishedAt: null, heartbeatAt: now });
      publish('runs.changed', store.refresh(id));
    },
  });
  return { conductor, estimates: new StudyEstimates(catalog, statuses, publish), statuses };
}
