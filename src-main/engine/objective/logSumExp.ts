import * as tf from '@tensorflow/tfjs';

/**
 * log Σ exp(x) along one axis, which goes. With a gradient of its own, dy · softmax(x): tfjs's also differentiates the
 * maximum that is taken out for safety, whose share is zero.
 */
export function logSumExp(x: tf.Tensor, axis: number): tf.Tensor {
  const kept = x.shape.map((extent, index) => (index === axis ? 1 : extent));
  const reduced = x.shape.filter((_, index) => index !== axis);
  return tf.customGrad((input, save) => {
    const values = input as tf.Tensor;
    const largest = tf.max(values, axis, true);
    const result = tf.add(tf.log(tf.sum(tf.exp(tf.sub(values, largest)), axis, true)), largest);
    (save as tf.GradSaveFunc)([values, result]);
    const gradFunc = (dy: tf.Tensor, [saved, total]: tf.Tensor[]) => tf.mul(tf.reshape(dy, kept), tf.exp(tf.sub(saved!, total!)));
    return { value: tf.reshape(result, reduced), gradFunc };
  })(x);
}
