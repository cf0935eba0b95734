import { expect, test } from 'vitest';
import { relativeError, type StepFile } from '../../../../src-main/cli/golden/goldenFile';
import { goldenSpecification } from '../../../../src-main/cli/golden/goldenSpecification';

const empty = { shape: [0], data: [] };
const file: StepFile = {
  name: 'example', imageSize: 16, channels: 1, batch: 2, latents: 4, steps: 3,
  likelihood: { type: 'bernoulli' },
  objective: { type: 'betaVae', beta: 2 },
  optimizer: { type: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  encoder: { filters: [8, 8], dense: 16 },
  decoder: { type: 'broadcast', depth: 3, filters: 8, mlpLayers: 0, upscales: 0 },
  weights: {}, images: empty, noise: empty, gradientsOfStep0: {}, expected: [], finalWeights: {},
};

test('a network that this version knows is built', () => {
  expect(goldenSpecification(file)).toMatchObject({ imageSize: 16, batchSize: 2, model: { latents: 4, decoder: { type: 'broadcast', depth: 3, filters: 8 } }, objective: { beta: 2 } });
});

test.each([
  ['an objective', { objective: { type: 'factorVae', gamma: 35 } }, 'objective of type factorVae'],
  ['layers before the broadcast', { decoder: { ...file.decoder, mlpLayers: 2 } }, 'mlpLayers = 2'],
  ['a decoder', { decoder: { type: 'coordconv', filters: 8 } }, 'decoder of type coordconv'],
  ['a likelihood', { likelihood: { type: 'laplace', scale: 0.1 } }, 'likelihood of type laplace'],
  ['a field of the file', { coordinatePermutation: [1, 0] }, 'coordinatePermutation'],
  ['a field of the decoder', { decoder: { ...file.decoder, coordinatePermutation: [1, 0] } }, 'coordinatePermutation'],
])('%s that it does not know is named instead of being replayed wrongly', (_, change, reason) => {
  expect(goldenSpecification({ ...file, ...change })).toEqual({ reason: expect.stringContaining(reason) as string });
});

test('the relative error is measured by the largest magnitude, and never hides what is not a number', () => {
  expect(relativeError([1, 2], [1, 4])).toBe(0.5);
  expect(relativeError([0.1, 0], [0, 0])).toBe(0.1);
  expect(relativeError([Number.NaN, 1], [1, 1])).toBe(Number.POSITIVE_INFINITY);
  expect(relativeError([1], [1, 1])).toBe(Number.POSITIVE_INFINITY);
});
