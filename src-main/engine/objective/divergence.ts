import * as tf from '@tensorflow/tfjs';
import type { Moments } from '../model/encoder';
import type { PriorDistribution } from './priors/priorDistribution';

/** KL(q(z|x) ‖ p(z)) of some images, in nats. */
export interface Divergence {
  /** Of each latent to its own prior, [batch, latents]. */
  readonly perLatent: tf.Tensor2D;
  /** Of all latents together, [batch]; null where it is the sum over the latents. */
  readonly joint: tf.Tensor1D | null;
}

/**
 * Analytic where the prior has it (Kingma and Welling 2014, Appendix B), else log q(z|x) − log p(z) at the sample, whose
 * noise is (z − mean)/sigma.
 * @param noise, latents [batch, latents]
 */
export function divergence(prior: PriorDistribution, moments: Moments, noise: tf.Tensor2D, latents: tf.Tensor2D): Divergence {
  if (prior.divergence) return { perLatent: prior.divergence(moments), joint: null };
  const logPosterior = tf.mul(tf.add(tf.add(tf.square(noise), moments.logVariance), Math.log(2 * Math.PI)), -0.5);
  return { perLatent: tf.sub(logPosterior, prior.logDensityPerLatent(latents)), joint: tf.sub(tf.sum(logPosterior, 1), prior.logDensity(latents)) };
}
