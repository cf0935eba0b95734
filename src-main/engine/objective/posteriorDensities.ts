import * as tf from '@tensorflow/tfjs';
import type { Moments } from '../model/encoder';

/**
 * log q(z_i|x_j) of each latent by itself, for all pairs of a point and an image. Latents come first because a processor
 * broadcasts along the last dimension much faster where it is long.
 * @param points [points, latents]
 * @param moments of the images, [images, latents]
 * @returns [latents, points, images], in nats
 */
export function posteriorDensities(points: tf.Tensor2D, { mean, logVariance }: Moments): tf.Tensor3D {
  const [count, latents] = points.shape;
  const perImage = (values: tf.Tensor) => tf.reshape(tf.transpose(values), [latents, 1, mean.shape[0]]);
  const differences = tf.sub(tf.reshape(tf.transpose(points), [latents, count, 1]), perImage(mean));
  const distances = tf.square(tf.mul(differences, perImage(tf.exp(tf.mul(logVariance, -0.5)))));
  return tf.mul(tf.add(distances, perImage(tf.add(logVariance, Math.log(2 * Math.PI)))), -0.5);
}
