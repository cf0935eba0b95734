import * as tf from '@tensorflow/tfjs';
import { betaOf } from '@shared/experiment/experiment';
import type { NetworkSpecification } from '../engine';
import { decoder } from '../model/decoder';
import { encoder } from '../model/encoder';
import type { Weights } from '../model/weights';
import { klPerLatent } from './kullbackLeibler';
import { negativeLogLikelihood } from './likelihood';

/** The parts of one evaluation of the objective; nats per image, averaged over the batch. */
export interface ObjectiveMeasures {
  readonly loss: tf.Scalar;
  readonly nll: tf.Scalar;
  readonly kl: tf.Scalar;
  /** [latents] */
  readonly klPerLatent: tf.Tensor1D;
  /** Mean posterior standard deviation, [latents]. */
  readonly sigmaPerLatent: tf.Tensor1D;
}

/**
 * NLL + β·KL (Higgins et al. 2017, equation 4; β = 1 is the VAE), with one sample z = mean + σ·noise per image.
 * @param images [batch, height, width, channels]
 * @param noise standard normal, [batch, latents]
 */
export function betaVae(specification: NetworkSpecification, weights: Weights, images: tf.Tensor4D, noise: tf.Tensor2D): ObjectiveMeasures {
  const moments = encoder(specification, weights, images);
  const sigma = tf.exp(tf.mul(moments.logVariance, 0.5));
  const latents = tf.add(moments.mean, tf.mul(sigma, noise)) as tf.Tensor2D;
  const outputs = decoder(specification, weights, latents);
  const nll = negativeLogLikelihood(specification.likelihood, outputs, images);
  const perLatent = klPerLatent(moments);
  const kl = tf.sum(perLatent);
  const loss = tf.add(nll, tf.mul(kl, betaOf(specification.objective)));
  const sigmaPerLatent = tf.mul(tf.sum(sigma, 0), 1 / images.shape[0]);
  return { loss: loss as tf.Scalar, nll, kl: kl as tf.Scalar, klPerLatent: perLatent, sigmaPerLatent: sigmaPerLatent as tf.Tensor1D };
}
