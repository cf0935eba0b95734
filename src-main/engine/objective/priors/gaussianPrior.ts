import * as tf from '@tensorflow/tfjs';
import { independentPrior, type PriorDistribution } from './priorDistribution';

const LOG_TWO_PI = Math.log(2 * Math.PI);

/**
 * N(0, diag(σ²)), whose KL has a closed form (Kingma and Welling 2014, Appendix B; its scales: Mathieu et al. 2019).
 * @param logVariance one number for all latents, or a tensor [latents]
 */
export function gaussianPrior(logVariance: tf.Tensor1D | number): PriorDistribution {
  const precision = typeof logVariance === 'number' ? Math.exp(-logVariance) : tf.exp(tf.neg(logVariance));
  const deviation = typeof logVariance === 'number' ? Math.exp(logVariance / 2) : tf.exp(tf.mul(logVariance, 0.5));
  const normalizer = typeof logVariance === 'number' ? logVariance + LOG_TWO_PI : tf.add(logVariance, LOG_TWO_PI);
  const atPrior = typeof logVariance === 'number' ? 1 - logVariance : tf.sub(1, logVariance);
  // The standard normal is by far the most common prior: its graph should not pay for the others.
  const times = (x: tf.Tensor, factor: tf.Tensor | number) => (logVariance === 0 ? x : tf.mul(x, factor));
  return independentPrior(
    (latents) => tf.mul(tf.add(times(tf.square(latents), precision), normalizer), -0.5),
    (moments) => {
      const scaled = times(tf.add(tf.exp(moments.logVariance), tf.square(moments.mean)), precision);
      return tf.mul(tf.sub(tf.sub(scaled, atPrior), moments.logVariance), 0.5);
    },
    (drawn) => times(drawn, deviation) as tf.Tensor2D,
  );
}
