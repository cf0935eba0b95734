import { expect, test } from 'vitest';
import { relativeError, stepFileSchema, type StepFile } from '../../../../src-main/cli/golden/goldenFile';
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

const dense = (inputs: number, units: number) => ({ 'decoder/dense0/kernel': { shape: [inputs, units], data: [] }, 'decoder/dense0/bias': { shape: [units], data: [] } });
const turned = Array.from({ length: 64 }, (_, place) => 63 - place);

test('a network that this version knows is built', () => {
  expect(goldenSpecification(file)).toMatchObject({ imageSize: 16, batchSize: 2, model: { latents: 4, decoder: { type: 'broadcast', depth: 3, filters: 8 } }, objective: { beta: 2 }, coordinatePermutation: null });
});

test.each([
  ['layers before the broadcast, of as many units as the weights have', { weights: dense(4, 16), decoder: { ...file.decoder, mlpLayers: 2 } }, { mlpLayers: 2, mlpUnits: 16 }],
  ['upscales', { decoder: { ...file.decoder, upscales: 2 } }, { upscales: 2 }],
  ['shuffled coordinates of a tile of half the side', { decoder: { ...file.decoder, upscales: 1, coordinatePermutation: turned } }, { coordinates: 'shuffled', upscales: 1 }],
  ['deconv', { weights: dense(4, 32), decoder: { type: 'deconv', filters: 8 } }, { type: 'deconv', filters: 8, mlpLayers: 1, depth: null }],
  ['deconv with more dense layers and its own filters', { weights: dense(4, 12), decoder: { type: 'deconv', filters: [8, 4], mlpLayers: 2 } }, { filters: [8, 4], mlpLayers: 2, mlpUnits: 12 }],
  ['deconv with fields of other decoders that say no', { decoder: { type: 'deconv', filters: 8, mlpLayers: 0, upscales: 0, batchNormalization: false } }, { type: 'deconv', mlpLayers: 1, batchNormalization: false }],
  ['coordconv', { decoder: { type: 'coordconv', filters: 8 } }, { type: 'coordConv', filters: 8 }],
])('%s: the decoder is read off the file', (_, change, decoder) => {
  expect(goldenSpecification({ ...file, ...change })).toMatchObject({ model: { decoder } });
});

test('a permutation of coordinates is read in the form of an array as well, at the top of the file too', () => {
  const change = { decoder: { ...file.decoder, upscales: 1 }, coordinatePermutation: { shape: [64], data: turned } };
  expect(goldenSpecification(stepFileSchema.parse({ ...file, ...change }))).toMatchObject({ coordinatePermutation: turned, model: { decoder: { coordinates: 'shuffled' } } });
});

test.each([
  ['an objective', { objective: { type: 'wasserstein', gamma: 35 } }, 'objective of type wasserstein'],
  ['a decoder', { decoder: { type: 'transformer', filters: 8 } }, 'decoder of type transformer'],
  ['a likelihood', { likelihood: { type: 'cauchy', scale: 0.1 } }, 'likelihood of type cauchy'],
  ['a field of the file', { attention: [1, 0] }, 'attention'],
  ['a field of the decoder', { decoder: { ...file.decoder, dilation: 2 } }, 'decoder.dilation'],
  ['a field of the encoder', { encoder: { ...file.encoder, dilation: 2 } }, 'encoder.dilation'],
  ['a number of layers', { decoder: { ...file.decoder, depth: 9 } }, 'decoder.depth must be at most 6'],
  ['upscales of a deconv decoder', { decoder: { type: 'deconv', filters: 8, upscales: 1 } }, 'upscales'],
  ['a permutation of something else', { decoder: { ...file.decoder, coordinatePermutation: [1, 0] } }, 'not one of 256 positions'],
  ['a permutation that names a place twice', { decoder: { ...file.decoder, upscales: 1, coordinatePermutation: turned.map((place) => Math.max(place, 1)) } }, 'not one of 64 positions'],
])('%s that it does not know is named instead of being replayed wrongly', (_, change, reason) => {
  expect(goldenSpecification({ ...file, ...change })).toEqual({ reason: expect.stringContaining(reason) as string });
});

test('the relative error is measured by the largest magnitude, and never hides what is not a number', () => {
  expect(relativeError([1, 2], [1, 4])).toBe(0.5);
  expect(relativeError([0.1, 0], [0, 0])).toBe(0.1);
  expect(relativeError([Number.NaN, 1], [1, 1])).toBe(Number.POSITIVE_INFINITY);
  expect(relativeError([1], [1, 1])).toBe(Number.POSITIVE_INFINITY);
});
