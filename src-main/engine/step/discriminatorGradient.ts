import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { encoder } from '../model/encoder';
import type { WeightEntry } from '../model/weightLayout';
import { nameWeights } from '../model/weights';
import { discriminator } from '../objective/discriminator';
import { discriminatorLoss, permuteLatents } from '../objective/factorVae';
import { samplePosterior } from '../objective/variationalTerms';
import { flatten } from './flatten';

/** Codes that the discriminator has to tell apart. */
export interface DiscriminatorInputs {
  /** z of the first batch, [batch, latents]. */
  readonly latents: tf.Tensor2D;
  /** The second batch, [batch, height, width, channels], and its noise, [batch, latents]. */
  readonly images: tf.Tensor4D;
  readonly noise: tf.Tensor2D;
  /** [batch, latents], see `permuteLatents`. */
  readonly permutations: tf.Tensor2D;
}

/**
 * FactorVAE's second gradient (Kim and Mnih 2018, Algorithm 2): the discriminator's loss by its own weights, at the same
 * weights as the first; the codes are constants to it.
 * @param tensors all weights, in the order of the layout
 */
export function discriminatorGradient(specification: NetworkSpecification, layout: readonly WeightEntry[], tensors: readonly tf.Tensor[], inputs: DiscriminatorInputs): { loss: tf.Scalar; gradient: tf.Tensor1D } {
  const { objective } = specification;
  if (objective.type !== 'factorVae') throw new Error('Only FactorVAE has a discriminator');
  const weights = nameWeights(tensors, layout, 'training');
  const { latents } = samplePosterior(encoder(specification, weights, inputs.images), inputs.noise);
  // Statistics follow the first batch; what the second one reports is let go.
  tf.dispose([...weights.reported.values()]);
  const permuted = permuteLatents(latents, inputs.permutations);
  const own = layout.flatMap(({ role }, index) => (role === 'discriminator' ? [index] : []));
  const lossOf = (...trained: tf.Tensor[]) => {
    const changed = nameWeights(trained, own.map((index) => layout[index]!), 'training');
    const odds = (codes: tf.Tensor2D) => discriminator(objective.discriminator, changed, codes);
    return discriminatorLoss(odds(inputs.latents), odds(permuted));
  };
  const { value, grads } = tf.valueAndGrads(lossOf)(own.map((index) => tensors[index]!));
  return { loss: value as tf.Scalar, gradient: flatten(grads) };
}
