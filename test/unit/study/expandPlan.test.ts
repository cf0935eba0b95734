import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presets } from '@shared/experiment/presets';
import { expandPlan } from '@shared/study/expandPlan';
import { studyPlanSchema } from '@shared/study/study';
import { tinyPlan } from '../../support/tinyPlan';

const latents = (values: readonly number[]) => ({ title: 'latents', values: values.map((value) => ({ label: String(value), changes: { 'model.latents': value } })) });
const rates = (values: readonly number[]) => ({ title: 'learning rate', values: values.map((value) => ({ label: String(value), changes: { 'optimizer.learningRate': value } })) });

describe('the combinations of a plan', () => {
  it('are all of them, the last axis fastest, each with its values in place', () => {
    const distinct = <Value>(values: fc.Arbitrary<Value>) => fc.uniqueArray(values, { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(distinct(fc.integer({ min: 1, max: 128 })), distinct(fc.double({ min: 1e-6, max: 1, noNaN: true })), fc.integer({ min: 0, max: 9 }), (counts, learningRates, firstSeed) => {
      const plan = { ...tinyPlan(), axes: [latents(counts), rates(learningRates)], replicas: { count: 3, firstSeed } };
      const combinations = expandPlan(plan);
      const expected = counts.flatMap((count, first) => learningRates.map((rate, second) => ({ coordinates: [first, second], count, rate })));
      expect(combinations.map(({ coordinates, experiment }) => ({ coordinates, count: experiment!.model.latents, rate: experiment!.optimizer.learningRate }))).toEqual(expected);
      expect(new Set(combinations.map(({ experiment }) => experiment!.training.seed))).toEqual(new Set([firstSeed]));
    }), { numRuns: 25 });
  });

  it('are a single one without axes: the base under the name of the plan', () => {
    const plan = tinyPlan({ axes: [] });
    expect(expandPlan(plan)).toEqual([{ coordinates: [], problem: null, experiment: { ...plan.base, name: 'Tiny sweep' } }]);
  });

  it('change whole parts before their fields, in whatever order the axes come', () => {
    const { decoder } = presets.find(({ id }) => id === 'circles-demonstration-deconv')!.experiment.model;
    const part = { title: 'decoder', values: [{ label: 'deconv', changes: { 'model.decoder': decoder } }] };
    const field = { title: 'filters', values: [{ label: '7', changes: { 'model.decoder.filters': 7 } }] };
    for (const axes of [[part, field], [field, part]]) {
      expect(expandPlan(tinyPlan({ axes }))[0]!.experiment!.model.decoder).toEqual({ ...decoder, filters: 7 });
    }
  });

  it('change several fields together where one value means several', () => {
    const axes = [{ title: 'size', values: [{ label: 'large', changes: { 'training.batchSize': 8, 'training.steps': 11, 'dataset.size': 0.3 } }] }];
    const [only] = expandPlan(tinyPlan({ axes }));
    expect(only!.experiment).toMatchObject({ training: { batchSize: 8, steps: 11 }, dataset: { size: 0.3 } });
  });

  it('say what is wrong where a combination makes no sense, and leave the others as they are', () => {
    const axes = [
      { title: 'decoder', values: [{ label: 'broadcast', changes: {} }, { label: 'no such', changes: { 'model.decoder.type': 'fractal' } }] },
      { title: 'batch', values: [{ label: '2', changes: {} }, { label: '1', changes: { 'training.batchSize': 1 } }] },
    ];
    const combinations = expandPlan(tinyPlan({ axes }));
    expect(combinations.map(({ problem }) => problem === null)).toEqual([true, false, false, false]);
    expect(combinations[1]!.problem).toBe('training.batchSize must be at least 2');
    expect(combinations[2]!.problem).toContain('model.decoder');
    const objectives = { title: 'objective', values: [{ label: 'DIP', changes: { objective: { type: 'dipVae', variant: 'I', offDiagonal: 1, diagonal: 1 } } }, { label: 'VAE', changes: { objective: { type: 'vae' } } }] };
    const priors = { title: 'prior', values: [{ label: 'normal', changes: {} }, { label: 'Student-t', changes: { 'model.prior': { type: 'studentT', degreesOfFreedom: 9 } } }] };
    expect(expandPlan(tinyPlan({ axes: [objectives, priors] })).map(({ problem }) => problem)).toEqual([
      null,
      "model.prior.type DIP-VAE draws the covariance to the identity, so its prior is the standard normal",
      null,
      null,
    ]);
  });

  it('do not touch the plan, nor share anything with it', () => {
    const plan = tinyPlan();
    const before = structuredClone(plan);
    const [first] = expandPlan(plan);
    first!.experiment!.training.steps = 999;
    expect(plan).toEqual(before);
  });

  it('never reach the prototypes of objects', () => {
    for (const path of ['model.__proto__.polluted', 'model.constructor.prototype.polluted', '__proto__.polluted', 'training.seed', 'name']) {
      const plan = { ...tinyPlan(), axes: [{ title: 'a', values: [{ label: 'b', changes: { [path]: 1 } }] }] };
      const parsed = studyPlanSchema.safeParse(plan);
      if (parsed.success) for (const { experiment } of expandPlan(parsed.data)) expect(experiment).toBeNull();
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
    expect(studyPlanSchema.safeParse({ ...tinyPlan(), axes: [{ title: 'a', values: [{ label: 'b', changes: { 'training.seed': 1 } }] }] }).success).toBe(false);
  });
});

it('a plan can have ten thousand runs and no more', () => {
  const axes = [latents(Array.from({ length: 100 }, (_, index) => index + 1))];
  expect(studyPlanSchema.safeParse({ ...tinyPlan(), axes, replicas: { count: 100, firstSeed: 0 } }).success).toBe(true);
  const refused = studyPlanSchema.safeParse({ ...tinyPlan(), axes, replicas: { count: 101, firstSeed: 0 } });
  expect(refused.error?.issues[0]?.message).toBe('make 10,100 runs; a study can have at most 10,000');
});
