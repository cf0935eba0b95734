import { basename } from 'node:path';
import type { EventName, EventPayload, Publish, Services } from '@shared/contract/contract';
import { ProblemError } from '@shared/problem';
import { RunStore } from '../store/runStore';
import type { StoreChange } from '../store/storeChange';
import { Scheduler } from '../training/scheduler/scheduler';
import { WorkerPool } from '../training/scheduler/workerPool';
import type { RunEvent } from '../training/trainer/runEvent';
import { analysisServices } from './analysis';
import { comparisonServices } from './comparison';
import { datasetServices } from './datasets';
import { DeviceCatalog } from './deviceCatalog';
import { deviceServices } from './devices';
import { exportServices } from './exports';
import { importServices } from './imports';
import { openStudies } from './openStudies';
import { runServices } from './runs';
import { studyServices } from './studies';
import { workbenchServices, type ChoosePath } from './workbench';

export interface WorkbenchOptions {
  readonly runsFolder: string;
  readonly host: 'electron' | 'web';
  /** How this host lets the researcher choose a file or folder; without it they type paths. */
  readonly choosePath?: ChoosePath;
  /** Where the built worker threads lie; beside the running bundle unless given. */
  readonly workersFolder?: string;
  /** Checkpoints at multiples of this too, besides the one a minute and those at stops. */
  readonly checkpointEverySteps?: number;
}

/** Everything behind the contract: the services, and the events they tell of. */
export interface Workbench {
  readonly services: Services;
  /** Listens to all events; the returned function stops listening. */
  subscribe(listener: Publish): () => void;
  /** Runs of this process that train, are paused or wait in the queue. */
  activeRuns(): number;
  /** Checkpoints what trains; those runs become interrupted and can be resumed. */
  close(): Promise<void>;
}

/**
 * Opens a runs folder for work.
 * @throws ProblemError when the folder can't be made or read.
 */
export async function openWorkbench({ runsFolder, host, choosePath, workersFolder, checkpointEverySteps }: WorkbenchOptions): Promise<Workbench> {
  const store = RunStore.open(runsFolder);
  const listeners = new Set<Publish>();
  const publish: Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => {
    for (const listener of listeners) listener(name, payload);
  };
  const onRunEvent = (event: RunEvent) => { publishRunEvent(store, publish, event); };
  const onReading = (path: string, fraction: number) => { publish('datasets.reading', { path, fraction }); };
  const onMeasuring = (path: string, fraction: number) => { publish('analysis.measuring', { id: basename(path), fraction }); };
  const onTransferring = (ticket: string, fraction: number) => { publish('transfers.progress', { ticket, fraction }); };
  const onRanking = (ticket: string, fraction: number) => { publish('comparison.ranking', { ticket, fraction }); };
  const pool = new WorkerPool({ onRunEvent, onReading, onMeasuring, onRanking, onTransferring }, workersFolder);
  const catalog = new DeviceCatalog(pool);
  const scheduler = new Scheduler({
    folderOf: (id) => store.folder(id),
    pool,
    resolveDevice: (requested, experiment) => catalog.resolve(requested, experiment),
    checkpointEverySteps: checkpointEverySteps ?? null,
    onRunEvent,
  });
  const studies = openStudies({ store, scheduler, catalog, publish });
  listeners.add(studies.conductor.listen);
  const stopWatching = store.watch((change) => { publishStoreChange(publish, change); });
  const { close: removeExports, ...exporting } = exportServices(store, pool);
  const { close: removeUploads, ...importing } = importServices(store, pool, publish);
  let closed: Promise<void> | null = null;
  const close = async () => {
    studies.conductor.close();
    await scheduler.close();
    await pool.close();
    removeExports();
    removeUploads();
    stopWatching();
    store.close();
  };
  return {
    services: {
      ...studyServices(studies),
      ...comparisonServices(store, pool),
      ...workbenchServices(store.runsFolder, host, choosePath ?? null),
      ...deviceServices(catalog),
      ...datasetServices(pool),
      ...runServices({ store, scheduler, catalog, publish }),
      ...exporting,
      ...importing,
      ...analysisServices(store, pool, (id, evaluation) => { onRunEvent({ kind: 'evaluated', id, evaluation }); }),
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    activeRuns: () => scheduler.runs,
    close: () => (closed ??= close()),
  };
}

/** Brings the index up to date with what a trainer wrote, and tells the windows. */
function publishRunEvent(store: RunStore, publish: Publish, event: RunEvent): void {
  if (event.kind === 'metrics') {
    publish('runs.metricsAdded', { id: event.id, records: [...event.records] });
    return;
  }
  const id = event.kind === 'status' ? event.status.id : event.id;
  try {
    const summary = store.refresh(id);
    // The status that was sent is right even where a full disk kept it from being written.
    const status = event.kind === 'status' ? event.status : summary.status;
    publish('runs.changed', { ...summary, status, heldHere: summary.heldHere && status.process !== null });
  } catch (error) {
    // A run whose folder was taken away meanwhile has nobody left to tell about.
    if (!(error instanceof ProblemError)) throw error;
  }
  if (event.kind === 'evaluated') publish('runs.evaluated', { id, evaluation: event.evaluation });
}

/** What other processes did in the runs folder becomes the same events. */
function publishStoreChange(publish: Publish, change: StoreChange): void {
  if (change.kind === 'changed') publish('runs.changed', change.run);
  else if (change.kind === 'removed') publish('runs.removed', { ids: change.ids });
  else if (change.kind === 'metrics') publish('runs.metricsAdded', { id: change.id, records: change.records });
  else publish('runs.evaluated', { id: change.id, evaluation: change.evaluation });
}
