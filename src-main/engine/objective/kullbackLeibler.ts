import * as tf from '@tensorflow/tfjs';
import type { Moments } from '../model/encoder';

/** KL(q(z|x) ‖ N(0, I)) of each latent in nats, averaged over the batch, [latents] (Kingma and Welling 2014, Appendix B). */
export function klPerLatent({ mean, logVariance }: Moments): tf.Tensor1D {
  const batch = mean.shape[0];
  const terms = tf.sub(tf.sub(tf.add(tf.exp(logVariance), tf.square(mean)), 1), logVariance);
  return tf.mul(tf.sum(terms, 0), 0.5 / batch);
}
