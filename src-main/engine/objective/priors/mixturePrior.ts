import * as tf from '@tensorflow/tfjs';
import { logSumExp } from '../logSumExp';
import { mixtureCenters } from './mixtureCenters';
import type { PriorDistribution } from './priorDistribution';

/** What one coordinate of the centers can be, and how likely. */
const coordinates = [0, 1, -1];
const shares = [0.5, 0.25, 0.25];

/**
 * Equal Gaussians in the plane at (0, ±1) and (±1, 0), all of the same variance in every direction (Mathieu et al. 2019,
 * Section 6.2).
 */
export function mixturePrior(variance: number): PriorDistribution {
  const factor = -0.5 / variance;
  const logNormal = -0.5 * Math.log(2 * Math.PI * variance);
  return {
    logDensity(latents) {
      const [count] = latents.shape;
      const centers = tf.tensor3d(mixtureCenters.flat(), [1, mixtureCenters.length, 2]);
      const distances = tf.sum(tf.square(tf.sub(tf.reshape(latents, [count, 1, 2]), centers)), 2);
      return tf.add(logSumExp(tf.mul(distances, factor), 1), 2 * logNormal - Math.log(mixtureCenters.length));
    },
    logDensityPerLatent(latents) {
      const [count, width] = latents.shape;
      const distances = tf.square(tf.sub(tf.reshape(latents, [count, width, 1]), tf.tensor3d(coordinates, [1, 1, coordinates.length])));
      const logShares = tf.tensor3d(shares.map((share) => Math.log(share)), [1, 1, shares.length]);
      return tf.add(logSumExp(tf.add(tf.mul(distances, factor), logShares), 2), logNormal) as tf.Tensor2D;
    },
    divergence: null,
    samples: (drawn) => drawn,
  };
}
