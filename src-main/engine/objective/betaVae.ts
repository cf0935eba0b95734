import * as tf from '@tensorflow/tfjs';
import type { ObjectiveValue } from './objectiveValue';
import type { VariationalTerms } from './variationalTerms';

/** NLL + β·KL (Higgins et al. 2017, equation 4; β = 1 is the VAE). */
export function betaVae({ nll, kl }: VariationalTerms, beta: number): ObjectiveValue {
  return { loss: tf.add(nll, beta === 1 ? kl : tf.mul(kl, beta)), extras: {} };
}
