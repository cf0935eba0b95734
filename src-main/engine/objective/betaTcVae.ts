import * as tf from '@tensorflow/tfjs';
import type { Objective } from '@shared/experiment/objective';
import { logSumExp } from './logSumExp';
import type { ObjectiveValue } from './objectiveValue';
import { posteriorDensities } from './posteriorDensities';
import { meanOverBatch, type VariationalTerms } from './variationalTerms';

type Settings = Extract<Objective, { type: 'betaTcVae' }>;

/**
 * NLL + α·MI + β·TC + γ·dimension-wise KL (Chen et al. 2018, equation 4), each estimated within the batch at the samples z_i:
 * MI = log q(z|x) − log q(z), TC = log q(z) − Σ_d log q(z_d), KL = Σ_d log q(z_d) − log p(z_d). With α = β = γ = 1 they add
 * up to the sampled KL of the VAE, whatever the batch.
 * @param datasetSize N, how many images there are
 */
export function betaTcVae({ nll, moments, latents, prior }: VariationalTerms, settings: Settings, datasetSize: number): ObjectiveValue {
  const [batch] = latents.shape;
  const pairs = posteriorDensities(latents, moments);
  const joint = tf.sum(pairs, 0);
  const own = tf.tensor2d(Array.from({ length: batch * batch }, (_, index) => (index % (batch + 1) === 0 ? 1 : 0)), [batch, batch]);
  const logPosterior = tf.sum(tf.mul(joint, own), 1);
  const { ofJoint, ofEach } = settings.estimator === 'weighted' ? weighted(joint, pairs, datasetSize) : stratified(joint, pairs, datasetSize);
  const ofProduct = tf.sum(ofEach, 0);
  const mean = (values: tf.Tensor) => meanOverBatch(values) as tf.Scalar;
  const mutualInformation = mean(tf.sub(logPosterior, ofJoint));
  const totalCorrelation = mean(tf.sub(ofJoint, ofProduct));
  const dimensionWiseKl = mean(tf.sub(ofProduct, prior.logDensity(latents)));
  const penalty = tf.add(tf.add(tf.mul(mutualInformation, settings.alpha), tf.mul(totalCorrelation, settings.beta)), tf.mul(dimensionWiseKl, settings.gamma));
  return { loss: tf.add(nll, penalty), extras: { mutualInformation, totalCorrelation, dimensionWiseKl } };
}

/** log q of the samples: of the whole vector [batch], and of each latent [latents, batch]. */
interface AggregateDensities {
  readonly ofJoint: tf.Tensor;
  readonly ofEach: tf.Tensor;
}

/** Minibatch weighted sampling: (1 / N·B)·Σ_j q(z|x_j) (Chen et al. 2018, equation S5). */
function weighted(joint: tf.Tensor, pairs: tf.Tensor3D, datasetSize: number): AggregateDensities {
  const logCount = Math.log(datasetSize * pairs.shape[1]);
  return { ofJoint: tf.sub(logSumExp(joint, 1), logCount), ofEach: tf.sub(logSumExp(pairs, 2), logCount) };
}

/** Minibatch stratified sampling: the images of the batch weighted so that they stand for all N (Chen et al. 2018, equation S10). */
function stratified(joint: tf.Tensor, pairs: tf.Tensor3D, datasetSize: number): AggregateDensities {
  const [, batch] = pairs.shape;
  const logWeights = tf.tensor2d(stratifiedWeights(batch, datasetSize).map((weight) => Math.log(weight)), [batch, batch]);
  return {
    ofJoint: logSumExp(tf.add(joint, logWeights), 1),
    ofEach: logSumExp(tf.add(pairs, logWeights), 2),
  };
}

/**
 * [batch, batch]: with M = batch − 1, the image that a sample is from has 1/N, the next one (N − M)/(N·M), the others 1/M.
 * The first belongs on the diagonal; the authors' program has it in column 0.
 */
function stratifiedWeights(batch: number, datasetSize: number): number[] {
  const others = batch - 1;
  return Array.from({ length: batch * batch }, (_, index) => {
    const offset = ((index % batch) - Math.floor(index / batch) + batch) % batch;
    if (offset === 0) return 1 / datasetSize;
    return offset === 1 ? (datasetSize - others) / (datasetSize * others) : 1 / others;
  });
}
