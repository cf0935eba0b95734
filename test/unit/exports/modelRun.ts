import type { Experiment } from '../../../src-shared/experiment/experiment';
import { Generator } from '../../../src-main/random/generator';
import { RunFolder } from '../../../src-main/store/runFolder';
import { tinyExperiment } from '../../support/tinyExperiment';
import { trainInMemory } from '../../support/trainInMemory';

export const STEPS = 4;

/** A run of a few steps with its checkpoint, as if it had been trained in this folder. */
export async function modelRun(runsFolder: string, changes: Partial<Experiment> = {}): Promise<RunFolder> {
  const experiment = { ...tinyExperiment({ steps: STEPS }), ...changes };
  const run = RunFolder.create(runsFolder, experiment, 'cpu', { tags: ['kept'], notes: 'It works.' });
  const { session, source } = await trainInMemory(experiment);
  const state = await session.state();
  await session.dispose();
  source.close();
  run.appendMetrics([1, STEPS].map((step, sequence) => ({ sequence, step, seconds: step / 8, loss: 20 / step, nll: 19 / step, kl: sequence === 0 ? null : 0.5, klPerLatent: [0.3, 0.2], sigmaPerLatent: [0.4, 0.9], extras: { capacity: step }, millisecondsPerStep: 125 })));
  run.writeCheckpoint({ step: STEPS, state, generator: Generator.fromSeed(0, 'training').state(), trainedSeconds: 0.5, sequence: 2 });
  run.writeStatus({ ...run.readStatus(), state: 'finished', step: STEPS, device: 'cpu', process: null, finishedAt: run.readStatus().createdAt, trainedSeconds: 0.5 });
  return run;
}
