import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Experiment } from '@shared/experiment/experiment';
import { initialState } from '../../src-main/engine/model/initialState';
import { openSession } from '../../src-main/engine/openSession';
import { Generator } from '../../src-main/random/generator';
import { WorkerPool } from '../../src-main/training/scheduler/workerPool';
import { buildMain, type BuiltMain } from '../support/buildMain';
import { jsonLines, startCommand } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';
import { tensorflowMissing } from '../support/tensorflowPackage';
import { tinyExperiment } from '../support/tinyExperiment';
import { everyObjective, randomChunk, tinySpecification } from '../support/tinySpecification';

const DEVICE = 'tfjs-node-gpu';

/** Two measurements on the device, in a worker of its own, after another worker has listed the devices; then both end. */
async function useTwoWorkers(folder: string, experiment: Experiment): Promise<void> {
  const pool = new WorkerPool({ onRunEvent: () => undefined, onReading: () => undefined, onMeasuring: () => undefined }, folder);
  const devices = await pool.analyst().request('listDevices', {});
  expect(devices.find(({ id }) => id === DEVICE)).toMatchObject({ runtime: 'tfjs', unavailable: null, name: expect.stringContaining('TensorFlow on the') as string });
  // While the first worker still has it loaded.
  expect((await pool.trainer(DEVICE).request('measure', { experiment, device: DEVICE })).millisecondsPerStep).toBeGreaterThan(0);
  await pool.close();
}

describe.skipIf(tensorflowMissing !== null)(`tfjs-node${tensorflowMissing === null ? '' : `: ${tensorflowMissing}`}`, () => {
  let built: BuiltMain;
  beforeAll(async () => { built = await buildMain('cli', 'trainingWorker', 'batchWorker', 'metricsWorker'); });
  afterAll(() => { built.remove(); });

  test('works in two worker threads at once, and in two more when those have ended', async () => {
    await useTwoWorkers(built.folder, tinyExperiment());
    await useTwoWorkers(built.folder, tinyExperiment());
  });

  test('trains a whole run, snapshots and evaluation included', async () => {
    const { code, stdout, stderr } = await startCommand(built.folder, temporaryFolder(), 'train', '--preset', 'circles-demonstration-deconv', '--device', DEVICE, '--json',
      '--steps', '12', '--set', 'training.batchSize=4', '--set', 'evaluation.samples=100', '--set', 'evaluation.snapshots=2').ended;
    expect(stderr.split('\n').filter((line) => line.includes('DeprecationWarning'))).toEqual([]);
    expect(code).toBe(0);
    const lines = jsonLines(stdout);
    expect(lines.at(-1)).toMatchObject({ event: 'ended', state: 'finished', step: 12 });
  });

  test('leaves no tensor behind but weights and optimizer', async () => {
    for (const specification of [tinySpecification(), tinySpecification({ objective: everyObjective[3]! })]) {
      const session = await openSession(specification, DEVICE, initialState(specification, Generator.fromSeed(1, 'weights')));
      const chunk = randomChunk(specification, 5, 2);
      await session.train(chunk);
      const after = tf.memory().numTensors;
      await session.train(chunk);
      await session.evaluate(chunk.sequences.images!.slice(0, 4 * 64), new Float32Array(12), 4);
      expect(tf.memory().numTensors).toBe(after);
      await session.dispose();
      expect(tf.memory().numTensors).toBe(after - 3);
    }
  });
});
