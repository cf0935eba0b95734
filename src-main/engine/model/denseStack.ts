import * as tf from '@tensorflow/tfjs';
import { dense } from './dense';
import type { Weights } from './weights';

/** The first `count` dense layers of a network, `scope/dense0…`, each with ReLU. */
export function denseStack(weights: Weights, scope: string, count: number, inputs: tf.Tensor2D): tf.Tensor2D {
  let hidden = inputs;
  for (let index = 0; index < count; index++) hidden = tf.relu(dense(weights, `${scope}/dense${String(index)}`, hidden));
  return hidden;
}
