import * as tf from '@tensorflow/tfjs';
import type { Likelihood } from '@shared/experiment/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { likelihoodMean, negativeLogLikelihood, negativeLogLikelihoodPerImage } from '../../../src-main/engine/objective/likelihood';

beforeEach(() => tf.setBackend('cpu'));

/** −log p(x) for a single value x and the decoder's outputs for it. */
function nllOf(likelihood: Likelihood, outputs: readonly number[], x: number): number {
  return negativeLogLikelihood(likelihood, tf.tensor4d([...outputs], [1, 1, 1, outputs.length]), tf.tensor4d([x], [1, 1, 1, 1])).dataSync()[0]!;
}

describe('likelihoods', () => {
  test.each<[Likelihood, number[]]>([
    [{ type: 'gaussian', variance: 0.3 }, [0.4]],
    [{ type: 'learnedGaussian' }, [0.4, -0.7]],
    [{ type: 'learnedGaussian' }, [-1, 1.5]],
    [{ type: 'laplace', scale: 0.1 }, [0.4]],
    [{ type: 'laplace', scale: 2 }, [-1]],
  ])('%j is a density: it integrates to one, and has its mean', (likelihood, outputs) => {
    const low = -30;
    const width = 0.01;
    const values = Float32Array.from({ length: 6000 }, (_, index) => low + (index + 0.5) * width);
    let mass = 0;
    let mean = 0;
    for (const x of values) {
      const density = Math.exp(-nllOf(likelihood, outputs, x)) * width;
      mass += density;
      mean += density * x;
    }
    expect(mass).toBeCloseTo(1, 2);
    expect(likelihoodMean(likelihood, tf.tensor4d(outputs, [1, 1, 1, outputs.length])).dataSync()[0]).toBeCloseTo(mean, 2);
  });

  test('bernoulli: both outcomes have probabilities that add up to one, and the mean is that of 1', () => {
    const likelihood: Likelihood = { type: 'bernoulli' };
    const one = Math.exp(-nllOf(likelihood, [0.8], 1));
    expect(one + Math.exp(-nllOf(likelihood, [0.8], 0))).toBeCloseTo(1, 6);
    expect(likelihoodMean(likelihood, tf.tensor4d([0.8], [1, 1, 1, 1])).dataSync()[0]).toBeCloseTo(one, 6);
  });

  test.each<Likelihood>([{ type: 'bernoulli' }, { type: 'gaussian', variance: 0.3 }, { type: 'learnedGaussian' }, { type: 'laplace', scale: 0.1 }])('%j sums over pixels and channels, and averages over the batch or keeps the images apart', (likelihood) => {
    const perChannel = likelihood.type === 'learnedGaussian' ? 2 : 1;
    const means = [[[0.1, 0.2], [0.3, 0.4]], [[0.5, 0.6], [0.7, 0.8]]];
    const raw = [[[-0.1, 0.2], [-0.3, 0.4]], [[-0.5, 0.6], [-0.7, 0.8]]];
    const images = [[[1, 0.9], [0.8, 0.7]], [[0.6, 0.5], [0.4, 0.3]]];
    const sums = [0, 0];
    means.forEach((pixels, image) => { pixels.forEach((channels, pixel) => { channels.forEach((mean, channel) => {
      const outputs = perChannel === 2 ? [mean, raw[image]![pixel]![channel]!] : [mean];
      sums[image]! += nllOf(likelihood, outputs, images[image]![pixel]![channel]!);
    }); }); });
    // All means come first along the last axis, then all that stands for the deviations.
    const outputs = means.map((pixels, image) => pixels.map((channels, pixel) => (perChannel === 2 ? [...channels, ...raw[image]![pixel]!] : channels)));
    const given = [likelihood, tf.tensor4d(outputs.flat(2), [2, 1, 2, 2 * perChannel]), tf.tensor4d(images.flat(2), [2, 1, 2, 2])] as const;
    expect(negativeLogLikelihood(...given).dataSync()[0]).toBeCloseTo((sums[0]! + sums[1]!) / 2, 4);
    expect([...negativeLogLikelihoodPerImage(...given).dataSync()]).toEqual(sums.map((sum) => expect.closeTo(sum, 4) as number));
  });
});
