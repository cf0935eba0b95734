import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import type { Weights } from './weights';

/** Mean and log-variance of q(z|x), each [batch, latents]. */
export interface Moments {
  readonly mean: tf.Tensor2D;
  readonly logVariance: tf.Tensor2D;
}

/** Images [batch, height, width, channels] → q(z|x) (Watters et al. 2019, Table 1, left column). */
export function encoder(specification: NetworkSpecification, weights: Weights, images: tf.Tensor4D): Moments {
  const { filters } = specification.model.encoder;
  const { latents } = specification.model;
  let hidden: tf.Tensor4D = images;
  filters.forEach((_, index) => {
    const name = `encoder/conv${String(index)}`;
    hidden = tf.relu(tf.add(tf.conv2d(hidden, weights(`${name}/kernel`) as tf.Tensor4D, 2, 'same'), weights(`${name}/bias`)));
  });
  const batch = images.shape[0];
  const flat = tf.reshape(hidden, [batch, -1]);
  const features = tf.relu(tf.add(tf.matMul(flat, weights('encoder/dense0/kernel')), weights('encoder/dense0/bias')));
  const moments = tf.add(tf.matMul(features, weights('encoder/moments/kernel')), weights('encoder/moments/bias')) as tf.Tensor2D;
  return { mean: tf.slice(moments, [0, 0], [batch, latents]), logVariance: tf.slice(moments, [0, latents], [batch, latents]) };
}
