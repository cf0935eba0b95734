import type { Publish } from '@shared/contract/contract';
import type { runCalls } from '@shared/contract/runs';
import { ProblemError } from '@shared/problem';
import { activeStates, resumableStates, type RunStatus } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { isHeldHere } from '../store/runProcess';
import type { RunStore } from '../store/runStore';
import type { Scheduler } from '../training/scheduler/scheduler';
import type { DeviceCatalog } from './deviceCatalog';
import { nextFreeSeed } from './freeSeed';
import type { ServicesOf } from './servicesOf';

export interface RunServicesOptions {
  readonly store: RunStore;
  readonly scheduler: Scheduler;
  readonly catalog: DeviceCatalog;
  readonly publish: Publish;
}

export function runServices(options: RunServicesOptions): ServicesOf<typeof runCalls> {
  return { ...lifecycle(options), ...annotation(options), ...reading(options.store) };
}

type RunServices = ServicesOf<typeof runCalls>;

function lifecycle({ store, scheduler, catalog }: RunServicesOptions): Pick<RunServices, 'runs.start' | 'runs.pause' | 'runs.resume' | 'runs.stop' | 'runs.duplicate'> {
  const statusOf = (id: string) => store.folder(id).readStatus();
  const start = (...run: Parameters<RunStore['create']>): RunSummary => {
    const { status } = store.create(...run);
    scheduler.enqueue(status.id);
    return store.summary(status.id);
  };
  return {
    'runs.start': async ({ experiment, device, annotations }) => {
      if (device !== 'auto') await catalog.requireUsable(device);
      return start(experiment, device, annotations);
    },
    'runs.pause': async ({ id }) => {
      requireHeldHere(statusOf(id), 'paused');
      if (!scheduler.isActive(id)) throw notTraining(id);
      await scheduler.pause(id);
      return store.refresh(id);
    },
    'runs.resume': async ({ id }) => {
      const status = statusOf(id);
      if (scheduler.isActive(id)) await scheduler.continue(id);
      else if (!scheduler.isQueued(id)) {
        requireResumable(status);
        scheduler.enqueue(id);
      }
      return store.refresh(id);
    },
    'runs.stop': async ({ id }) => {
      requireHeldHere(statusOf(id), 'stopped');
      await scheduler.stop(id);
      return store.refresh(id);
    },
    'runs.duplicate': async ({ id }) => {
      const { experiment, status, annotations } = store.summary(id);
      const seed = nextFreeSeed(experiment, store.list().runs.map((run) => run.experiment));
      return start({ ...experiment, training: { ...experiment.training, seed } }, status.requestedDevice, { tags: annotations.tags, notes: '' });
    },
  };
}

function annotation({ store, publish }: RunServicesOptions): Pick<RunServices, 'runs.annotate' | 'runs.remove' | 'runs.restore'> {
  return {
    'runs.annotate': async ({ id, annotations }) => {
      const summary = store.annotate(id, annotations);
      publish('runs.changed', summary);
      return summary;
    },
    'runs.remove': async ({ ids }) => {
      store.remove(ids);
      publish('runs.removed', { ids });
      return {};
    },
    'runs.restore': async ({ ids }) => {
      store.restore(ids);
      for (const id of ids) publish('runs.changed', store.summary(id));
      return {};
    },
  };
}

function reading(store: RunStore): Pick<RunServices, 'runs.list' | 'runs.metrics' | 'runs.evaluations' | 'runs.snapshot'> {
  return {
    'runs.list': async () => store.list(),
    'runs.metrics': async ({ id, after }) => ({ records: store.folder(id).readMetrics(after) }),
    'runs.evaluations': async ({ id }) => ({ evaluations: store.folder(id).readEvaluations() }),
    'runs.snapshot': async ({ id, step }) => store.folder(id).readSnapshot(step),
  };
}

function requireHeldHere(status: RunStatus, participle: string): void {
  if (!activeStates.includes(status.state)) throw notTraining(status.id);
  if (!isHeldHere(status)) throw heldElsewhere(status, participle);
}

function requireResumable(status: RunStatus): void {
  // A run that this process holds by its folder alone ended when its disk was full: it can go on like a failed one.
  if (activeStates.includes(status.state) && isHeldHere(status)) return;
  if (activeStates.includes(status.state)) throw heldElsewhere(status, 'resumed');
  if (resumableStates.includes(status.state)) return;
  const remedy = status.state === 'diverged' ? 'Start a new run with a lower learning rate or another seed.' : 'Duplicate it to train the same experiment with another seed.';
  throw new ProblemError({ code: 'not-resumable', what: `This run is ${status.state}: there is nothing left to resume.`, where: status.id, remedy });
}

function notTraining(id: string): ProblemError {
  return new ProblemError({ code: 'not-training', what: 'This run is not training.', where: id, remedy: 'Resume it first.' });
}

function heldElsewhere(status: RunStatus, participle: string): ProblemError {
  const holder = status.process ? `process ${String(status.process.pid)} on ${status.process.host}` : 'another process';
  return new ProblemError({ code: 'run-held-elsewhere', what: `This run is trained by ${holder} and can't be ${participle} from here.`, where: status.id, remedy: 'Do it there: press Ctrl-C in its terminal, or use its window.' });
}
