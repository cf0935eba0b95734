import { expect, test } from 'vitest';
import { RunFolder } from '../../src-main/store/runFolder';
import { TrainingControl } from '../../src-main/training/trainer/trainingControl';
import { trainRun } from '../../src-main/training/trainer/trainRun';
import { experimentSchema, type Experiment } from '../../src-shared/experiment/experiment';
import { sameNumbers } from '../support/sameNumbers';
import { temporaryFolder } from '../support/temporaryFolder';
import { everyObjective, everyPrior } from '../support/tinySpecification';
import { tinyExperiment } from '../support/tinyExperiment';
import { InlineBatches } from '../unit/training/trainer/fakes';

const STEPS = 40;

/** Trains the run of a folder in this thread, until its end or until it has been given the data of so many steps. */
async function train(path: string, stopAfter: number): Promise<void> {
  const control = new TrainingControl();
  await trainRun({
    path,
    device: 'cpu',
    checkpointEverySteps: 10, earlyStop: null,
    control,
    openBatches: (specification, generator) => {
      const batches = new InlineBatches(specification, generator);
      const receive = batches.receive.bind(batches);
      let given = 0;
      batches.receive = async () => {
        const chunk = await receive();
        given += chunk.steps;
        if (given >= stopAfter) void control.ask('stop');
        return chunk;
      };
      return batches;
    },
    exclusively: (work) => work(),
    report: () => undefined,
    measureMetrics: () => Promise.resolve([]),
    onReading: () => undefined,
  });
}

/** FactorVAE with batch normalization has every role of weights but the prior's; the other has that one, and samples of it. */
const experiments: readonly (readonly [string, Experiment])[] = [
  ['FactorVAE with batch normalization', { ...tinyExperiment(), objective: everyObjective[3]!, model: { ...tinyExperiment().model, decoder: { type: 'deconv', filters: 2, reshapeFilters: null, mlpLayers: 1, mlpUnits: 4, depth: null, batchNormalization: true } } }],
  ['decomposition with MMD and a trained prior', { ...tinyExperiment(), objective: everyObjective[9]!, model: { ...tinyExperiment().model, prior: everyPrior[4]! } }],
  ['decomposition with inclusive KL and Student-t', { ...tinyExperiment(), objective: everyObjective[8]!, model: { ...tinyExperiment().model, prior: everyPrior[5]! } }],
  ['annealed capacity', { ...tinyExperiment(), objective: everyObjective[2]! }],
];

test.each(experiments)('%s: stopped and resumed equals never stopped, bit for bit', { timeout: 120_000 }, async (_, experiment) => {
  const complete = experimentSchema.parse({ ...experiment, training: { seed: 3, batchSize: 4, steps: STEPS } });
  const create = () => RunFolder.create(temporaryFolder(), complete, 'cpu', { tags: [], notes: '' });
  const [whole, halved] = [create(), create()];
  await train(whole.path, Infinity);
  expect(whole.readStatus()).toMatchObject({ state: 'finished', step: STEPS });

  await train(halved.path, STEPS / 2);
  const stopped = halved.readStatus();
  expect(stopped.state).toBe('stopped');
  expect(stopped.step).toBeGreaterThanOrEqual(STEPS / 2);
  expect(stopped.step).toBeLessThan(STEPS);
  await train(halved.path, Infinity);
  expect(halved.readStatus()).toMatchObject({ state: 'finished', step: STEPS });

  const [one, other] = [whole.readNewestCheckpoint()!, halved.readNewestCheckpoint()!];
  expect(other.generator).toEqual(one.generator);
  for (const name of ['weights', 'firstMoment', 'secondMoment'] as const) expect(sameNumbers(other.state[name], one.state[name])).toBe(true);
  expect(halved.readEvaluations()).toEqual(whole.readEvaluations());
});
