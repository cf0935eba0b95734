import * as tf from '@tensorflow/tfjs';
import type { Optimizer } from '@shared/experiment/experiment';

/** The step size is in `adamScale`. */
export type AdamSettings = Pick<Optimizer, 'beta1' | 'beta2' | 'epsilon'>;

/** The optimizer's view of the model: all weights as one vector, so that one update is a handful of operations. */
export interface AdamState {
  readonly weights: tf.Tensor1D;
  readonly firstMoment: tf.Tensor1D;
  readonly secondMoment: tf.Tensor1D;
}

/**
 * One update of Adam (Kingma and Ba 2015, Algorithm 1).
 * @param scale [2], from `adamScale`: powers of β taken in double precision, where single precision would lose digits
 */
export function adam(optimizer: AdamSettings, state: AdamState, gradient: tf.Tensor1D, scale: tf.Tensor1D): AdamState {
  const { beta1, beta2, epsilon } = optimizer;
  const firstMoment = tf.add(tf.mul(state.firstMoment, beta1), tf.mul(gradient, 1 - beta1)) as tf.Tensor1D;
  const secondMoment = tf.add(tf.mul(state.secondMoment, beta2), tf.mul(tf.square(gradient), 1 - beta2)) as tf.Tensor1D;
  const denominator = tf.add(tf.mul(tf.sqrt(secondMoment), tf.slice(scale, 1, 1)), epsilon);
  const update = tf.div(tf.mul(firstMoment, tf.slice(scale, 0, 1)), denominator);
  return { weights: tf.sub(state.weights, update) as tf.Tensor1D, firstMoment, secondMoment };
}

/** [learningRate / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ)] for update number t, counted from 1. */
export function adamScale(optimizer: Pick<Optimizer, 'learningRate' | 'beta1' | 'beta2'>, update: number): [number, number] {
  return [optimizer.learningRate / (1 - optimizer.beta1 ** update), 1 / Math.sqrt(1 - optimizer.beta2 ** update)];
}
