import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { annealedVae } from '../../../../src-main/engine/objective/annealedVae';
import { betaTcVae } from '../../../../src-main/engine/objective/betaTcVae';
import { betaVae } from '../../../../src-main/engine/objective/betaVae';
import { decomposition } from '../../../../src-main/engine/objective/decomposition';
import { dimensionWiseMmd } from '../../../../src-main/engine/objective/dimensionWiseMmd';
import { dipVae } from '../../../../src-main/engine/objective/dipVae';
import { discriminatorLoss, factorVae, permuteLatents } from '../../../../src-main/engine/objective/factorVae';
import { gaussianPrior } from '../../../../src-main/engine/objective/priors/gaussianPrior';
import { samplePosterior, type VariationalTerms } from '../../../../src-main/engine/objective/variationalTerms';
import { schedule } from '../../../../src-main/engine/step/schedule';
import { Generator } from '../../../../src-main/random/generator';
import { tinySpecification } from '../../../support/tinySpecification';

beforeAll(() => tf.setBackend('cpu'));

const value = (tensor: tf.Tensor | undefined) => tensor!.dataSync()[0]!;
const standard = gaussianPrior(0);

/** Terms of some posteriors under the standard normal prior, with an NLL of 100. */
function termsOf(mean: readonly number[][], logVariance: readonly number[][], noise: readonly number[][]): VariationalTerms {
  const moments = { mean: tf.tensor2d(mean as number[][]), logVariance: tf.tensor2d(logVariance as number[][]) };
  const epsilon = tf.tensor2d(noise as number[][]);
  const { sigma, latents } = samplePosterior(moments, epsilon);
  const perLatent = tf.mean(standard.divergence!(moments), 0) as tf.Tensor1D;
  return { moments, sigma, latents, prior: standard, nll: tf.scalar(100), kl: tf.sum(perLatent), klPerLatent: perLatent, sigmaPerLatent: tf.mean(sigma, 0) as tf.Tensor1D };
}

/** KL of the VAE at the samples: the mean of log q(z|x) − log p(z). */
function sampledKl({ latents, sigma, moments, prior }: VariationalTerms): number {
  const logPosterior = tf.sub(tf.mul(tf.square(tf.div(tf.sub(latents, moments.mean), sigma)), -0.5), tf.add(tf.log(sigma), 0.5 * Math.log(2 * Math.PI)));
  return value(tf.mean(tf.sub(tf.sum(logPosterior, 1), prior.logDensity(latents))));
}

const matrix = (rows: number, columns: number, low: number, high: number) => fc.array(fc.array(fc.double({ min: low, max: high, noNaN: true }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const posteriors = fc.integer({ min: 2, max: 6 }).chain((batch) => fc.tuple(matrix(batch, 3, -3, 3), matrix(batch, 3, -3, 1), matrix(batch, 3, -2, 2)));

test('β weighs the KL', () => {
  const terms = termsOf([[1, 0]], [[0, 0]], [[0, 0]]);
  expect(value(betaVae(terms, 1).loss)).toBeCloseTo(100.5, 5);
  expect(value(betaVae(terms, 4).loss)).toBeCloseTo(102, 5);
});

describe('annealed capacity', () => {
  test('the distance of the KL from C counts on both sides', () => {
    const terms = termsOf([[1, 0]], [[0, 0]], [[0, 0]]);
    expect(value(annealedVae(terms, 10, tf.tensor1d([0.2])).loss)).toBeCloseTo(103, 4);
    expect(value(annealedVae(terms, 10, tf.tensor1d([0.8])).loss)).toBeCloseTo(103, 4);
  });

  test('C rises from 0 to its maximum over the annealing steps, and stays there', () => {
    const specification = tinySpecification({ objective: { type: 'annealedVae', gamma: 1, maximumCapacity: 20, annealingSteps: 10 } });
    const capacity = (update: number) => schedule(specification, update).scheduledCapacity![0];
    expect([1, 2, 6, 11, 12, 1000].map(capacity)).toEqual([0, 2, 10, 20, 20, 20]);
  });
});

describe('β-TCVAE', () => {
  const ones = { type: 'betaTcVae', alpha: 1, beta: 1, gamma: 1 } as const;

  test.each(['weighted', 'stratified'] as const)('%s: with α = β = γ = 1 it is the VAE with the sampled KL, whatever the batch', (estimator) => {
    fc.assert(fc.property(posteriors, fc.integer({ min: 10, max: 1_000_000 }), ([mean, logVariance, noise], datasetSize) => {
      const terms = termsOf(mean, logVariance, noise);
      const { loss, extras } = betaTcVae(terms, { ...ones, estimator }, datasetSize);
      const expected = 100 + sampledKl(terms);
      expect(Math.abs(value(loss) - expected)).toBeLessThan(1e-4 * Math.max(100, Math.abs(expected)));
      const parts = value(extras.mutualInformation) + value(extras.totalCorrelation) + value(extras.dimensionWiseKl);
      expect(Math.abs(parts + 100 - value(loss))).toBeLessThan(1e-3);
    }), { numRuns: 40 });
  });

  test('stratified weights add up to one: where all posteriors are the same, a code says nothing about its image', () => {
    const batch = 5;
    const same = Array.from({ length: batch }, () => [0.3, -0.7]);
    const noise = Array.from({ length: batch }, (_, index) => [index - 2, 1 - index]);
    const { extras } = betaTcVae(termsOf(same, same, noise), { ...ones, estimator: 'stratified' }, 1000);
    expect(value(extras.mutualInformation)).toBeCloseTo(0, 5);
    expect(value(extras.totalCorrelation)).toBeCloseTo(0, 5);
  });

  test('a sample\'s own image weighs 1/N: where posteriors do not overlap, the mutual information is log N', () => {
    const far = [[0, 0], [50, 50], [-50, 90]];
    const { extras } = betaTcVae(termsOf(far, [[0, 0], [0, 0], [0, 0]], [[0.1, 1], [-1, 0], [0, 0.5]]), { ...ones, estimator: 'stratified' }, 1000);
    expect(value(extras.mutualInformation)).toBeCloseTo(Math.log(1000), 3);
    const weighted = betaTcVae(termsOf(far, [[0, 0], [0, 0], [0, 0]], [[0.1, 1], [-1, 0], [0, 0.5]]), { ...ones, estimator: 'weighted' }, 1000);
    expect(value(weighted.extras.mutualInformation)).toBeCloseTo(Math.log(3 * 1000), 3);
  });
});

describe('DIP-VAE', () => {
  // Means with covariance [[1, ½], [½, ¼]].
  const mean = [[1, 0.5], [-1, -0.5], [1, 0.5], [-1, -0.5]];
  const logVariance = mean.map(() => [Math.log(0.5), 0]);
  const noise = mean.map(() => [0, 0]);

  test('I: squared covariances of the means, and squared distances of their variances from one', () => {
    const { loss, extras } = dipVae(termsOf(mean, logVariance, noise), { type: 'dipVae', variant: 'I', offDiagonal: 10, diagonal: 4 });
    expect(value(extras.offDiagonalCovariance)).toBeCloseTo(2 * 0.25, 5);
    expect(value(extras.covariancePenalty)).toBeCloseTo(10 * 0.5 + 4 * 0.75 ** 2, 5);
    expect(value(loss) - value(termsOf(mean, logVariance, noise).kl)).toBeCloseTo(100 + 7.25, 4);
  });

  test('II: with the mean posterior variances on the diagonal', () => {
    const { extras } = dipVae(termsOf(mean, logVariance, noise), { type: 'dipVae', variant: 'II', offDiagonal: 10, diagonal: 4 });
    expect(value(extras.covariancePenalty)).toBeCloseTo(10 * 0.5 + 4 * (0.5 ** 2 + 0.25 ** 2), 5);
  });
});

describe('the divergences of the decomposition', () => {
  const settings = { type: 'decomposition', beta: 0, alpha: 1, divergence: 'inclusiveKl' } as const;

  test('inclusive KL is zero where every posterior is the prior', () => {
    fc.assert(fc.property(matrix(4, 3, -3, 3), (samples) => {
      const zeros = samples.map((row) => row.map(() => 0));
      expect(Math.abs(value(decomposition(termsOf(zeros, zeros, zeros), settings, tf.tensor2d(samples)).extras.divergence))).toBeLessThan(1e-5);
    }), { numRuns: 20 });
  });

  test('inclusive KL of one Gaussian is what the formula says, up to its samples', () => {
    const count = 4000;
    const drawn = new Float32Array(count);
    Generator.fromSeed(1, 'training').fillNormal(drawn);
    // One posterior, N(1, 4), for every image: KL(N(0, 1) ‖ N(1, 4)) = log 2 + (1 + 1)/8 − ½.
    const posterior = Array.from({ length: count }, () => [1]);
    const moments = { mean: tf.tensor2d(posterior), logVariance: tf.fill([count, 1], Math.log(4)) as tf.Tensor2D };
    const pairs = 200;
    const terms = { ...termsOf([[1]], [[Math.log(4)]], [[0]]), moments: { mean: tf.slice(moments.mean, 0, pairs), logVariance: tf.slice(moments.logVariance, 0, pairs) } };
    const divergence = value(decomposition(terms, settings, tf.tensor2d(drawn, [count, 1])).extras.divergence);
    expect(divergence).toBeCloseTo(Math.log(2) + 0.25 - 0.5, 1);
  });

  test('MMD of a sample with itself: twice the mean kernel of its pairs less the kernel at zero, over the count', () => {
    fc.assert(fc.property(matrix(5, 2, -3, 3), (rows) => {
      const sample = tf.tensor2d(rows);
      const kernel = (u: number) => [0.1, 0.2, 0.5, 1, 2, 5].reduce((sum, scale) => sum + (2 * scale) / (2 * scale + u * u), 0);
      const count = rows.length;
      const expected = [0, 1].reduce((total, latent) => {
        const pairs = rows.flatMap((one, i) => rows.flatMap((other, j) => (i === j ? [] : [kernel(one[latent]! - other[latent]!)])));
        const mean = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
        return total + (2 / count) * (mean - 6);
      }, 0);
      expect(value(dimensionWiseMmd(sample, sample))).toBeCloseTo(expected, 4);
    }), { numRuns: 20 });
  });

  test('MMD is symmetric, near zero for two samples of one distribution, and grows with their distance', () => {
    const count = 300;
    const draw = (seed: number, moved: number) => {
      const values = new Float32Array(count * 2);
      Generator.fromSeed(seed, 'training').fillNormal(values);
      return tf.tensor2d(values.map((number) => number + moved), [count, 2]);
    };
    const [one, other] = [draw(1, 0), draw(2, 0)];
    expect(Math.abs(value(dimensionWiseMmd(one, other)))).toBeLessThan(0.05);
    expect(value(dimensionWiseMmd(one, draw(2, 1)))).toBeCloseTo(value(dimensionWiseMmd(draw(2, 1), one)), 4);
    expect(value(dimensionWiseMmd(one, draw(2, 1)))).toBeGreaterThan(0.3);
    expect(value(dimensionWiseMmd(one, draw(2, 2)))).toBeGreaterThan(2 * value(dimensionWiseMmd(one, draw(2, 1))));
  });
});

describe('FactorVAE', () => {
  test('permuting keeps the values of every column, and takes each from the row that is named', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }), fc.nat(1000), (batch, width, seed) => {
      const generator = Generator.fromSeed(seed, 'training');
      const columns = Array.from({ length: width }, () => generator.permutation(batch));
      const latents = Array.from({ length: batch }, (_, row) => columns.map((_unused, column) => 100 * row + column));
      const permutations = latents.map((_, row) => columns.map((order) => order[row]!));
      const permuted = permuteLatents(tf.tensor2d(latents), tf.tensor2d(permutations)).arraySync();
      expect(permuted).toEqual(permutations.map((rows) => rows.map((row, column) => 100 * row + column)));
      columns.forEach((_, column) => { expect(permuted.map((row) => row[column]!).sort((a, b) => a - b)).toEqual(latents.map((row) => row[column]!)); });
    }), { numRuns: 40 });
  });

  test('the total correlation is the mean log-odds, and a discriminator that knows nothing loses log 2', () => {
    const terms = termsOf([[1, 0]], [[0, 0]], [[0, 0]]);
    const { loss, extras } = factorVae(terms, { beta: 2, gamma: 10 }, tf.tensor1d([0.3, 0.1]));
    expect(value(extras.totalCorrelation)).toBeCloseTo(0.2, 6);
    expect(value(loss)).toBeCloseTo(100 + 1 + 2, 4);
    expect(value(discriminatorLoss(tf.zeros([4]), tf.zeros([4])))).toBeCloseTo(Math.log(2), 6);
    // −½·(log σ(2) + log σ(3)): sure of both.
    expect(value(discriminatorLoss(tf.fill([4], 2), tf.fill([4], -3)))).toBeCloseTo(0.5 * (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-3))), 6);
  });
});
