import { expect, test } from 'vitest';
import type { ImageSource } from '../../../../src-main/datasets/imageSource';
import { openDataset } from '../../../../src-main/datasets/openDataset';
import { networkSpecification } from '../../../../src-main/engine/networkSpecification';
import { dataFacts } from '../../../../src-main/training/preparation/dataFacts';
import type { Experiment } from '../../../../src-shared/experiment/experiment';
import type { Prior } from '../../../../src-shared/experiment/prior';
import { tinyExperiment } from '../../../support/tinyExperiment';

const base = tinyExperiment();
const withPrior = (prior: Prior): Experiment => ({ ...base, model: { ...base.model, prior } });
const pca: Prior = { type: 'gaussian', variance: 1, scales: 'pca' };

test('principal variances only where the prior is made from them, the same each time, another seed changes them a little', async () => {
  const source = await openDataset(base.dataset);
  expect(await dataFacts(base, source)).toEqual({ datasetSize: source.size, principalVariances: null });
  const { principalVariances } = await dataFacts(withPrior(pca), source);
  expect(principalVariances).toHaveLength(2);
  expect(principalVariances![0]).toBeGreaterThanOrEqual(principalVariances![1]!);
  expect(await dataFacts(withPrior({ ...pca, scales: 'pcaLearned' }), source)).toEqual({ datasetSize: source.size, principalVariances });
  const reseeded = (await dataFacts({ ...withPrior(pca), training: { ...base.training, seed: 1 } }, source)).principalVariances!;
  expect(reseeded).not.toEqual(principalVariances);
  reseeded.forEach((variance, index) => { expect(Math.abs(variance / principalVariances![index]! - 1)).toBeLessThan(0.3); });
});

test('data of too few directions is refused', async () => {
  const gray = { shape: { imageSize: 4, channels: 1 }, size: 10, sample: (_: unknown, count: number) => new Float64Array(count), render: (_: unknown, target: Float32Array) => { target.fill(0.5); } } as unknown as ImageSource;
  await expect(dataFacts(withPrior(pca), gray)).rejects.toMatchObject({ problem: { code: 'data-too-small', where: 'model.prior.scales' } });
});

test('stratified sampling needs as many images as a batch stands for', async () => {
  const few = { size: 14 } as ImageSource;
  const stratified = (batchSize: number): Experiment => ({ ...base, objective: { type: 'betaTcVae', alpha: 1, beta: 1, gamma: 1, estimator: 'stratified' }, training: { ...base.training, batchSize } });
  expect((await dataFacts(stratified(15), few)).datasetSize).toBe(14);
  await expect(dataFacts(stratified(16), few)).rejects.toMatchObject({ problem: { code: 'data-too-small' } });
});

test('shuffled coordinates are a permutation of the tile, set by the seed', () => {
  const decoder = { ...base.model.decoder, type: 'broadcast', depth: 2, filters: 2, mlpLayers: 0, mlpUnits: 256, upscales: 1, coordinates: 'shuffled' } as const;
  const permutationOf = (seed: number) => networkSpecification({ ...base, model: { ...base.model, decoder }, training: { ...base.training, seed } }, { datasetSize: 1, principalVariances: null }).coordinatePermutation!;
  expect([...permutationOf(1)].sort((one, other) => one - other)).toEqual(Array.from({ length: 256 }, (_, index) => index));
  expect(permutationOf(1)).toEqual(permutationOf(1));
  expect(permutationOf(1)).not.toEqual(permutationOf(2));
  expect(networkSpecification(base, { datasetSize: 1, principalVariances: null }).coordinatePermutation).toBeNull();
});
