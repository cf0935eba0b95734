import * as tf from '@tensorflow/tfjs';

/** Tensors of any shapes, one after another, as one vector. */
export function flatten(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  return tf.concat(tensors.map((tensor) => tf.reshape(tensor, [-1]))) as tf.Tensor1D;
}
