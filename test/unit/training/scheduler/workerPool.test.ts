import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WorkerPool } from '../../../../src-main/training/scheduler/workerPool';
import type { RunEvent } from '../../../../src-main/training/trainer/runEvent';
import { temporaryFolder } from '../../../support/temporaryFolder';

/** A worker that answers with its own thread number, refuses to open, and dies of training. */
const stub = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ kind, number, name, input }) => {
  if (kind === 'close') process.exit(0);
  if (name === 'train') throw new Error('out of luck');
  if (name === 'pause') parentPort.postMessage({ kind: 'runEvent', event: { kind: 'metrics', id: input.id, records: [] } });
  if (name === 'open') parentPort.postMessage({ kind: 'refusal', number, problem: { code: 'no-checkpoint', what: 'None.', where: '', remedy: '' } });
  else parentPort.postMessage({ kind: 'answer', number, output: threadId });
});`;

function openPool(onRunEvent: (event: RunEvent) => void = () => undefined): WorkerPool {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'trainingWorker.js'), stub);
  return new WorkerPool({ onRunEvent, onReading: () => undefined, onMeasuring: () => undefined }, folder);
}

test('each device has one thread, and analysis has its own', async () => {
  const pool = openPool();
  const [first, second, other, analyst] = await Promise.all([
    pool.trainer('cpu').request('listDevices', {}),
    pool.trainer('cpu').request('listDevices', {}),
    pool.trainer('webgpu').request('listDevices', {}),
    pool.analyst().request('listDevices', {}),
  ]);
  expect(first).toBe(second);
  expect(new Set([first, other, analyst]).size).toBe(3);
  await pool.close();
});

test('refusals arrive as problems and run events at the listener', async () => {
  const events: RunEvent[] = [];
  const pool = openPool((event) => events.push(event));
  await expect(pool.analyst().request('open', { path: '/run' })).rejects.toMatchObject({ problem: { code: 'no-checkpoint' } });
  await pool.analyst().request('pause', { id: 'some-run' });
  expect(events).toEqual([{ kind: 'metrics', id: 'some-run', records: [] }]);
  await pool.close();
});

test('a thread that dies fails what it was asked, and is replaced at the next use', async () => {
  const pool = openPool();
  const thread = pool.trainer('cpu');
  const first = await thread.request('listDevices', {});
  const failure = { problem: { code: 'worker-lost', what: expect.stringContaining('out of luck') as string } };
  await expect(thread.request('train', { id: 'a', path: '/a', device: 'cpu', checkpointEverySteps: null, earlyStop: null })).rejects.toMatchObject(failure);
  await expect(thread.request('listDevices', {})).rejects.toMatchObject(failure);
  expect(pool.trainer('cpu')).not.toBe(thread);
  expect(await pool.trainer('cpu').request('listDevices', {})).not.toBe(first);
  await pool.close();
});
