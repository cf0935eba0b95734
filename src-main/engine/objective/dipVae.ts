import * as tf from '@tensorflow/tfjs';
import type { Objective } from '@shared/experiment/objective';
import type { ObjectiveValue } from './objectiveValue';
import { meanOverBatch, type VariationalTerms } from './variationalTerms';

type Settings = Extract<Objective, { type: 'dipVae' }>;

/**
 * NLL + KL + λ_od·Σᵢ≠ⱼ C²ᵢⱼ + λ_d·Σᵢ(Cᵢᵢ − 1)² (Kumar et al. 2018, equations 4 to 7): C is the covariance of the posterior means
 * over the batch (I), to which II adds the mean posterior variance.
 */
export function dipVae({ nll, kl, moments }: VariationalTerms, { variant, offDiagonal, diagonal }: Settings): ObjectiveValue {
  const [batch, latents] = moments.mean.shape;
  const centered = tf.sub(moments.mean, meanOverBatch(moments.mean)) as tf.Tensor2D;
  const ofMeans = tf.mul(tf.matMul(centered, centered, true), 1 / batch);
  const identity = tf.tensor2d(Array.from({ length: latents * latents }, (_, index) => (index % (latents + 1) === 0 ? 1 : 0)), [latents, latents]);
  const covariance = variant === 'I' ? ofMeans : tf.add(ofMeans, tf.mul(identity, meanOverBatch(tf.exp(moments.logVariance))));
  // On the diagonal of C − I are the differences from 1, beside it the covariances.
  const squares = tf.square(tf.sub(covariance, identity));
  const onDiagonal = tf.sum(tf.mul(squares, identity)) as tf.Scalar;
  const offDiagonalCovariance = tf.sum(tf.mul(squares, tf.sub(1, identity))) as tf.Scalar;
  const covariancePenalty = tf.add(tf.mul(offDiagonalCovariance, offDiagonal), tf.mul(onDiagonal, diagonal)) as tf.Scalar;
  return { loss: tf.add(tf.add(nll, kl), covariancePenalty), extras: { covariancePenalty, offDiagonalCovariance } };
}
