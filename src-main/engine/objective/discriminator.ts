import * as tf from '@tensorflow/tfjs';
import type { DiscriminatorSettings } from '@shared/experiment/objective';
import { dense } from '../model/dense';
import { leakyRelu } from '../model/leakyRelu';
import type { Weights } from '../model/weights';

/**
 * FactorVAE's discriminator (Kim and Mnih 2018, Appendix A): dense layers with leaky ReLU, then two logits.
 * @param latents [count, latents]
 * @returns logit 0 − logit 1, its log-odds that a code is of an image rather than permuted, [count]
 */
export function discriminator({ layers }: Pick<DiscriminatorSettings, 'layers'>, weights: Weights, latents: tf.Tensor2D): tf.Tensor1D {
  const [count] = latents.shape;
  let hidden = latents;
  for (let index = 0; index < layers; index++) hidden = leakyRelu(dense(weights, `discriminator/dense${String(index)}`, hidden));
  const logits = dense(weights, 'discriminator/logits', hidden);
  return tf.reshape(tf.sub(tf.slice(logits, [0, 0], [count, 1]), tf.slice(logits, [0, 1], [count, 1])), [count]);
}
