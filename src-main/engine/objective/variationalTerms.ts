import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { decoder } from '../model/decoder';
import { encoder, type Moments } from '../model/encoder';
import type { Weights } from '../model/weights';
import { divergence } from './divergence';
import { negativeLogLikelihood } from './likelihood';
import type { PriorDistribution } from './priors/priorDistribution';
import { priorOf } from './priors/priorOf';

/** What every objective is made from: one sample of q(z|x) for each image, and both parts of the ELBO, averaged over the batch. */
export interface VariationalTerms {
  readonly moments: Moments;
  /** Posterior standard deviations, [batch, latents]. */
  readonly sigma: tf.Tensor2D;
  /** z = mean + sigma·noise, [batch, latents]. */
  readonly latents: tf.Tensor2D;
  readonly prior: PriorDistribution;
  readonly nll: tf.Scalar;
  readonly kl: tf.Scalar;
  /** KL of each latent to its own prior, [latents]; see `ModelMeasures`. */
  readonly klPerLatent: tf.Tensor1D;
  /** Mean posterior standard deviation, [latents]. */
  readonly sigmaPerLatent: tf.Tensor1D;
}

/**
 * Encodes, samples, decodes.
 * @param images [batch, height, width, channels]
 * @param noise standard normal, [batch, latents]
 */
export function variationalTerms(specification: NetworkSpecification, weights: Weights, images: tf.Tensor4D, noise: tf.Tensor2D): VariationalTerms {
  const moments = encoder(specification, weights, images);
  const { sigma, latents } = samplePosterior(moments, noise);
  const prior = priorOf(specification, weights);
  const nll = negativeLogLikelihood(specification.likelihood, decoder(specification, weights, latents), images);
  const sigmaPerLatent = meanOverBatch(sigma) as tf.Tensor1D;
  const { perLatent, joint } = divergence(prior, moments, noise, latents);
  const klPerLatent = meanOverBatch(perLatent) as tf.Tensor1D;
  const kl = (joint ? meanOverBatch(joint) : tf.sum(klPerLatent)) as tf.Scalar;
  return { moments, sigma, latents, prior, nll, kl, klPerLatent, sigmaPerLatent };
}

/** z = mean + sigma·noise (Kingma and Welling 2014, Section 2.4). */
export function samplePosterior({ mean, logVariance }: Moments, noise: tf.Tensor2D): { sigma: tf.Tensor2D; latents: tf.Tensor2D } {
  const sigma = tf.exp(tf.mul(logVariance, 0.5)) as tf.Tensor2D;
  return { sigma, latents: tf.add(mean, tf.mul(sigma, noise)) };
}

/** The mean along the first axis. */
export function meanOverBatch(values: tf.Tensor): tf.Tensor {
  return tf.mul(tf.sum(values, 0), 1 / values.shape[0]!);
}
