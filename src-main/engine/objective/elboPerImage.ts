import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { decoder } from '../model/decoder';
import { encoder } from '../model/encoder';
import type { Weights } from '../model/weights';
import { divergence } from './divergence';
import { negativeLogLikelihoodPerImage } from './likelihood';
import { priorOf } from './priors/priorOf';
import { meanOverBatch, samplePosterior } from './variationalTerms';

/** Both parts of the ELBO of each image, in nats, at one sample of its posterior. */
export interface ElboPerImage {
  /** [batch] */
  readonly nllPerImage: tf.Tensor1D;
  /** [batch] */
  readonly klPerImage: tf.Tensor1D;
  /** Means over the batch, [latents]; see `ModelMeasures`. */
  readonly klPerLatent: tf.Tensor1D;
  readonly sigmaPerLatent: tf.Tensor1D;
}

/**
 * What `variationalTerms` averages in training, image by image.
 * @param images [batch, height, width, channels]
 * @param noise standard normal, [batch, latents]
 */
export function elboPerImage(specification: NetworkSpecification, weights: Weights, images: tf.Tensor4D, noise: tf.Tensor2D): ElboPerImage {
  const moments = encoder(specification, weights, images);
  const { sigma, latents } = samplePosterior(moments, noise);
  const { perLatent, joint } = divergence(priorOf(specification, weights), moments, noise, latents);
  return {
    nllPerImage: negativeLogLikelihoodPerImage(specification.likelihood, decoder(specification, weights, latents), images),
    klPerImage: joint ?? tf.sum(perLatent, 1),
    klPerLatent: meanOverBatch(perLatent) as tf.Tensor1D,
    sigmaPerLatent: meanOverBatch(sigma) as tf.Tensor1D,
  };
}
