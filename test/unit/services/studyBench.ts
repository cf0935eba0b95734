import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { openStudies } from '../../../src-main/services/openStudies';
import { studyServices } from '../../../src-main/services/studies';
import { RunStore } from '../../../src-main/store/runStore';
import { Scheduler } from '../../../src-main/training/scheduler/scheduler';
import type { WorkerThread } from '../../../src-main/training/scheduler/workerThread';
import { events, type EventName, type Publish } from '../../../src-shared/contract/contract';
import type { StudyOverview } from '../../../src-shared/contract/studies';
import { ProblemError, type Problem } from '../../../src-shared/problem';
import type { RunStatus } from '../../../src-shared/run/status';
import { temporaryFolder } from '../../support/temporaryFolder';
import { tinyPlan } from '../../support/tinyPlan';

/** How a run of the bench ends. */
interface Ending {
  readonly state: RunStatus['state'];
  /** The last one unless given. */
  readonly step?: number;
  readonly problem?: Problem;
}

/** What every run of the bench trains for. */
const SECONDS = 10;

interface Training {
  readonly id: string;
  readonly device: string;
  readonly input: { readonly earlyStop: unknown };
  readonly finish: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Studies over a real store and a real scheduler whose threads only note what they are asked: a run trains until the test
 * ends it. Every event must fit the contract.
 */
export function studyBench(runsFolder = temporaryFolder()) {
  const store = RunStore.open(runsFolder);
  const log: string[] = [];
  const told: { readonly name: EventName; readonly payload: unknown }[] = [];
  const training = new Map<string, Training>();
  const listeners = new Set<Publish>();
  const publish: Publish = (name, payload) => {
    told.push({ name, payload: events[name].parse(payload) });
    for (const listener of listeners) listener(name, payload);
  };
  const write = (id: string, change: Partial<RunStatus>) => {
    const folder = store.folder(id);
    folder.writeStatus({ ...folder.readStatus(), ...change, heartbeatAt: new Date().toISOString() });
    publish('runs.changed', store.refresh(id));
  };
  const request = (device: string) => (name: string, input: { id: string; earlyStop: unknown }) => {
    const { id } = input;
    log.push(`${name} ${id} on ${device}`);
    if (name === 'train') {
      write(id, { state: 'running', device, startedAt: new Date().toISOString() });
      return new Promise<void>((resolve, reject) => { training.set(id, { id, device, input, finish: resolve, fail: reject }); });
    }
    if (name === 'pause') write(id, { state: 'paused' });
    if (name === 'continue') write(id, { state: 'running' });
    if (name === 'stop' || name === 'interrupt') end(id, { state: name === 'stop' ? 'stopped' : 'interrupted', step: 1 });
    return Promise.resolve(null);
  };
  const end = (id: string, { state, step, problem }: Ending) => {
    const { totalSteps } = store.folder(id).readStatus();
    write(id, { state, step: step ?? totalSteps, trainedSeconds: SECONDS, process: null, finishedAt: new Date().toISOString(), problem: problem ?? null });
    training.get(id)!.finish();
    training.delete(id);
  };
  const scheduler = new Scheduler({
    folderOf: (id) => store.folder(id),
    pool: { trainer: (device) => ({ request: request(device) as unknown as WorkerThread['request'] }) },
    resolveDevice: (requested) => Promise.resolve(requested === 'auto' ? 'cpu' : requested),
    checkpointEverySteps: null,
    onRunEvent: (event) => { if (event.kind === 'status') publish('runs.changed', store.refresh(event.status.id)); },
  });
  const catalog = {
    speed: () => Promise.resolve({ millisecondsPerStep: 100, millisecondsPerEncodedImage: 0, millisecondsPerEvaluatedImage: 0 }),
    requireUsable: (id: string) => (id === 'abacus' ? Promise.reject(new ProblemError({ code: 'unknown-device', what: 'No abacus.', where: '', remedy: 'Buy one.' })) : Promise.resolve()),
    resolve: () => Promise.resolve('cpu'),
  };
  const studies = openStudies({ store, scheduler, catalog, publish });
  listeners.add(studies.conductor.listen);
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    studies.conductor.close();
    await scheduler.close();
    store.close();
  };
  onTestFinished(close);
  const services = studyServices(studies);
  return {
    runsFolder, store, scheduler, log, told, training, services, publish, close, end,
    /** Ends the one run that trains on a device, and waits until its thread is told of. */
    async endOn(device: string, ending: Ending): Promise<string> {
      await expect.poll(() => [...training.values()].some((run) => run.device === device), { timeout: 10_000, interval: 5 }).toBe(true);
      const { id } = [...training.values()].find((run) => run.device === device)!;
      end(id, ending);
      await delay(0);
      return id;
    },
    /** The thread of a run is lost. */
    async crash(id: string): Promise<void> {
      training.get(id)!.fail(new ProblemError({ code: 'worker-lost', what: 'Gone.', where: '', remedy: 'Resume.' }));
      training.delete(id);
      await delay(0);
    },
    async stateOf(id: string): Promise<{ state: string; reason: string | null }> {
      const { studies: overviews } = await services['studies.list']({});
      const { state, reason } = overviews.find(({ study }) => study.id === id)!.study;
      return { state, reason };
    },
    statusOf: (id: string) => store.folder(id).readStatus(),
  };
}

export const idsOf = ({ cells }: Pick<StudyOverview, 'cells'>) => cells.flatMap(({ runs }) => runs.map(({ id }) => id));

export const poll = (read: () => unknown) => expect.poll(read, { timeout: 10_000, interval: 10 });

/** Keeps a tiny plan as a study and starts it. */
export async function started(bench: ReturnType<typeof studyBench>, changes: Parameters<typeof tinyPlan>[0] = {}) {
  const { study } = await bench.services['studies.create'](tinyPlan(changes));
  const overview = await bench.services['studies.start']({ id: study.id });
  return { id: study.id, overview, runs: idsOf(overview) };
}
