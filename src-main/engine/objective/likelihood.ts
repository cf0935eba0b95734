import * as tf from '@tensorflow/tfjs';
import type { Likelihood } from '@shared/experiment/model';

/**
 * −log p(x|z) in nats, summed over pixels and averaged over the batch.
 * @param outputs the decoder's outputs and `images` are [batch, height, width, channels]
 */
export function negativeLogLikelihood(likelihood: Likelihood, outputs: tf.Tensor4D, images: tf.Tensor4D): tf.Scalar {
  const batch = images.shape[0];
  if (likelihood.type === 'bernoulli') {
    // −x·log σ(l) − (1 − x)·log(1 − σ(l)) = softplus(l) − x·l
    return tf.mul(tf.sum(tf.sub(tf.softplus(outputs), tf.mul(images, outputs))), 1 / batch);
  }
  const { variance } = likelihood;
  const constant = 0.5 * Math.log(2 * Math.PI * variance) * (images.size / batch);
  return tf.add(tf.mul(tf.sum(tf.square(tf.sub(images, outputs))), 0.5 / (variance * batch)), constant);
}

/** Means of p(x|z) from the decoder's outputs. */
export function likelihoodMean(likelihood: Likelihood, outputs: tf.Tensor4D): tf.Tensor4D {
  return likelihood.type === 'bernoulli' ? tf.sigmoid(outputs) : outputs;
}
