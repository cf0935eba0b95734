import * as tf from '@tensorflow/tfjs';
import type { ObjectiveValue } from './objectiveValue';
import { meanOverBatch, type VariationalTerms } from './variationalTerms';

/**
 * NLL + β·KL + γ·TC (Kim and Mnih 2018, equation 2), the total correlation from the discriminator's density ratio (equation 3).
 * @param odds the discriminator's log-odds at the terms' latents, [batch]
 */
export function factorVae({ nll, kl }: VariationalTerms, { beta, gamma }: { readonly beta: number; readonly gamma: number }, odds: tf.Tensor1D): ObjectiveValue {
  const totalCorrelation = meanOverBatch(odds) as tf.Scalar;
  return { loss: tf.add(nll, tf.add(tf.mul(kl, beta), tf.mul(totalCorrelation, gamma))), extras: { totalCorrelation } };
}

/**
 * What the discriminator minimises: ½·(crossEntropy(z, class 0) + crossEntropy(permuted z′, class 1)) (Kim and Mnih 2018,
 * Algorithm 2), where −log softmax(l)₀ = softplus(l₁ − l₀).
 * @param odds its log-odds at codes z and at permuted codes, each [batch]
 */
export function discriminatorLoss(odds: tf.Tensor1D, permutedOdds: tf.Tensor1D): tf.Scalar {
  return tf.mul(tf.add(meanOverBatch(tf.softplus(tf.neg(odds))), meanOverBatch(tf.softplus(permutedOdds))), 0.5);
}

/**
 * Takes each latent from a row of its own (Kim and Mnih 2018, Algorithm 1): result [i, j] is latents [permutations[i, j], j].
 * @param latents [batch, latents]
 * @param permutations row numbers, [batch, latents]
 */
export function permuteLatents(latents: tf.Tensor2D, permutations: tf.Tensor2D): tf.Tensor2D {
  const [batch, width] = latents.shape;
  const columns = tf.tensor2d(Array.from({ length: width }, (_, latent) => latent), [1, width]);
  const places = tf.cast(tf.add(tf.mul(permutations, width), columns), 'int32');
  return tf.gather(tf.reshape(latents, [batch * width]) as tf.Tensor, places) as tf.Tensor2D;
}
