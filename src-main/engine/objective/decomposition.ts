import * as tf from '@tensorflow/tfjs';
import type { Objective } from '@shared/experiment/objective';
import { dimensionWiseMmd } from './dimensionWiseMmd';
import { logSumExp } from './logSumExp';
import type { ObjectiveValue } from './objectiveValue';
import { posteriorDensities } from './posteriorDensities';
import { meanOverBatch, type VariationalTerms } from './variationalTerms';

type Settings = Extract<Objective, { type: 'decomposition' }>;

/**
 * NLL + β·KL + α·D(q(z), p(z)) (Mathieu et al. 2019, equation 7).
 * @param drawn as `drawPriorSamples` gives them, [batch, latents]
 */
export function decomposition(terms: VariationalTerms, { beta, alpha, divergence: estimator }: Settings, drawn: tf.Tensor2D): ObjectiveValue {
  const samples = terms.prior.samples(drawn);
  const divergence = estimator === 'inclusiveKl' ? inclusiveKl(terms, samples) : dimensionWiseMmd(samples, terms.latents);
  return { loss: tf.add(terms.nll, tf.add(tf.mul(terms.kl, beta), tf.mul(divergence, alpha))), extras: { divergence } };
}

/** KL(p(z) ‖ q(z)) at samples of the prior, with the mean of the batch's posteriors for q(z). */
function inclusiveKl({ moments, prior }: VariationalTerms, samples: tf.Tensor2D): tf.Scalar {
  const logAggregate = tf.sub(logSumExp(tf.sum(posteriorDensities(samples, moments), 0), 1), Math.log(moments.mean.shape[0]));
  return meanOverBatch(tf.sub(prior.logDensity(samples), logAggregate)) as tf.Scalar;
}
