import * as tf from '@tensorflow/tfjs';
import type { Weights } from './weights';

/** [batch, inputs] · kernel + bias, [batch, outputs]. */
export function dense(weights: Weights, name: string, inputs: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.matMul(inputs, weights.get(`${name}/kernel`)), weights.get(`${name}/bias`));
}
