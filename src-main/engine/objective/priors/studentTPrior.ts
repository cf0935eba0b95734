import * as tf from '@tensorflow/tfjs';
import { logGamma } from '@shared/statistics/logGamma';
import { independentPrior, type PriorDistribution } from './priorDistribution';

/** Independent Student-t of unit scale, which a rotation changes (Mathieu et al. 2019, Section 6.1). */
export function studentTPrior(degreesOfFreedom: number): PriorDistribution {
  const half = (degreesOfFreedom + 1) / 2;
  const constant = logGamma(half) - logGamma(degreesOfFreedom / 2) - 0.5 * Math.log(degreesOfFreedom * Math.PI);
  return independentPrior((latents) => tf.add(tf.mul(tf.log(tf.add(tf.mul(tf.square(latents), 1 / degreesOfFreedom), 1)), -half), constant));
}
