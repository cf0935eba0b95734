import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { RunStore } from '../../../../src-main/store/runStore';
import { Scheduler } from '../../../../src-main/training/scheduler/scheduler';
import type { WorkerThread } from '../../../../src-main/training/scheduler/workerThread';
import { ProblemError } from '../../../../src-shared/problem';
import type { RunState } from '../../../../src-shared/run/status';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { tinyExperiment } from '../../../support/tinyExperiment';

/** A store with a scheduler over it whose threads only note what they are asked; `finish` and `crash` end a run. */
function setUp() {
  const store = RunStore.open(temporaryFolder());
  const log: string[] = [];
  const endings = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();
  const request = (device: string) => (name: string, input: { id: string }) => {
    log.push(`${name} ${input.id} on ${device}`);
    if (name !== 'train') {
      if (name === 'stop' || name === 'interrupt') endings.get(input.id)?.resolve();
      return Promise.resolve(null);
    }
    return new Promise((resolve, reject) => { endings.set(input.id, { resolve: () => { resolve(null); }, reject }); });
  };
  const scheduler = new Scheduler({
    folderOf: (id) => store.folder(id),
    pool: { trainer: (device) => ({ request: request(device) as unknown as WorkerThread['request'] }) },
    resolveDevice: (requested) => (requested === 'none' ? Promise.reject(new ProblemError({ code: 'unknown-device', what: 'None.', where: '', remedy: '' })) : Promise.resolve(requested === 'auto' ? 'cpu' : requested)),
    checkpointEverySteps: null,
    onRunEvent: () => undefined,
  });
  const enqueue = (device: string) => {
    const { id } = store.create(tinyExperiment(), device).status;
    scheduler.enqueue(id);
    return id;
  };
  const stateOf = (id: string): RunState => store.folder(id).readStatus().state;
  const finish = async (id: string) => {
    endings.get(id)!.resolve();
    await setImmediate();
  };
  const crash = async (id: string) => {
    endings.get(id)!.reject(new ProblemError({ code: 'worker-lost', what: 'Gone.', where: '', remedy: 'Resume.' }));
    await setImmediate();
  };
  return { store, scheduler, log, enqueue, stateOf, finish, crash };
}

describe('the queue', () => {
  test('trains one run a device, the others in their order', async () => {
    const { log, enqueue, finish, scheduler, stateOf } = setUp();
    const [first, second, third, gpu] = [enqueue('cpu'), enqueue('auto'), enqueue('cpu'), enqueue('webgpu')];
    await setImmediate();
    expect(log).toEqual([`train ${first} on cpu`, `train ${gpu} on webgpu`]);
    expect(stateOf(second)).toBe('queued');
    await finish(first);
    await finish(second);
    expect(log.slice(2)).toEqual([`train ${second} on cpu`, `train ${third} on cpu`]);
    expect(scheduler.runs).toBe(2);
  });

  test('lets go of a run that is stopped while it waits', async () => {
    const { log, enqueue, finish, scheduler, stateOf } = setUp();
    const [first, second, third] = [enqueue('cpu'), enqueue('cpu'), enqueue('cpu')];
    await setImmediate();
    await scheduler.stop(second);
    expect(stateOf(second)).toBe('stopped');
    await finish(first);
    expect(log).toEqual([`train ${first} on cpu`, `train ${third} on cpu`]);
  });

  test('a run without a device fails and does not hold up the next one', async () => {
    const { log, enqueue, stateOf, store } = setUp();
    const [lost, next] = [enqueue('none'), enqueue('cpu')];
    await setImmediate();
    expect(stateOf(lost)).toBe('failed');
    expect(store.folder(lost).readStatus().problem?.code).toBe('unknown-device');
    expect(log).toEqual([`train ${next} on cpu`]);
  });
});

describe('an active run', () => {
  test('passes pause, continue and stop on, and frees its device when it has ended', async () => {
    const { log, enqueue, scheduler } = setUp();
    const [first, second] = [enqueue('cpu'), enqueue('cpu')];
    await setImmediate();
    await scheduler.pause(first);
    await scheduler.continue(first);
    await scheduler.stop(first);
    expect(log).toEqual([`train ${first} on cpu`, `pause ${first} on cpu`, `continue ${first} on cpu`, `stop ${first} on cpu`, `train ${second} on cpu`]);
    expect([scheduler.isActive(first), scheduler.isActive(second)]).toEqual([false, true]);
  });

  test('fails when its thread is lost, and the queue goes on', async () => {
    const { enqueue, crash, log, stateOf, store } = setUp();
    const [first, second] = [enqueue('cpu'), enqueue('cpu')];
    await setImmediate();
    await crash(first);
    expect(stateOf(first)).toBe('failed');
    expect(store.folder(first).readStatus()).toMatchObject({ process: null, problem: { code: 'worker-lost' } });
    expect(log).toEqual([`train ${first} on cpu`, `train ${second} on cpu`]);
  });
});

test('a run that nobody trains although its folder says so can be stopped', async () => {
  const { scheduler, stateOf, store } = setUp();
  const folder = store.folder(store.create(tinyExperiment(), 'cpu').status.id);
  folder.writeStatus({ ...folder.readStatus(), state: 'running' });
  await scheduler.stop(folder.id);
  expect(stateOf(folder.id)).toBe('stopped');
});

test('closing interrupts what trains and what waits, and starts nothing more', async () => {
  const { log, enqueue, scheduler, stateOf } = setUp();
  const [first, second] = [enqueue('cpu'), enqueue('cpu')];
  await setImmediate();
  await scheduler.close();
  expect(log).toEqual([`train ${first} on cpu`, `interrupt ${first} on cpu`]);
  expect(stateOf(second)).toBe('interrupted');
  expect(scheduler.runs).toBe(0);
});
