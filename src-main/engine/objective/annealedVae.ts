import * as tf from '@tensorflow/tfjs';
import type { ObjectiveValue } from './objectiveValue';
import type { VariationalTerms } from './variationalTerms';

/**
 * NLL + γ·|KL − C| (Burgess et al. 2018, equation 8).
 * @param capacity C of this step in nats, [1]
 */
export function annealedVae({ nll, kl }: VariationalTerms, gamma: number, capacity: tf.Tensor1D): ObjectiveValue {
  const target = tf.reshape(capacity, []) as tf.Scalar;
  return { loss: tf.add(nll, tf.mul(tf.abs(tf.sub(kl, target)), gamma)), extras: { capacity: target } };
}
