import * as tf from '@tensorflow/tfjs';
import type { Decoder } from '@shared/experiment/model';
import type { NetworkSpecification } from '../engine';
import { denseStack } from './denseStack';
import { spatialBroadcast } from './spatialBroadcast';
import { doublingConvolution } from './doublingConvolution';
import type { Weights } from './weights';

/**
 * Latents [batch, latents] → outputs of p(x|z) [batch, height, width, outputs] (Watters et al. 2019, Table 1, right column; layers
 * before the broadcast: Tables 7 and 9; transposed convolutions on a smaller tile: Table 10; shuffled coordinates: Appendix B).
 */
export function broadcastDecoder(
  { imageSize, coordinatePermutation }: NetworkSpecification,
  { depth, mlpLayers, upscales }: Extract<Decoder, { type: 'broadcast' }>,
  weights: Weights,
  latents: tf.Tensor2D,
): tf.Tensor4D {
  const nameOf = (index: number) => `decoder/${index < upscales ? 'deconv' : 'conv'}${String(index)}`;
  let hidden = spatialBroadcast(denseStack(weights, 'decoder', mlpLayers, latents), {
    side: imageSize / 2 ** upscales,
    kernel: weights.get(`${nameOf(0)}/kernel`) as tf.Tensor4D,
    bias: weights.get(`${nameOf(0)}/bias`) as tf.Tensor1D,
    doubling: upscales > 0,
    permutation: coordinatePermutation,
  });
  for (let index = 1; index < depth; index++) {
    const kernel = weights.get(`${nameOf(index)}/kernel`) as tf.Tensor4D;
    const active = tf.relu(hidden);
    const convolved = index < upscales ? doublingConvolution(active, kernel) : tf.conv2d(active, kernel, 1, 'same');
    hidden = tf.add(convolved, weights.get(`${nameOf(index)}/bias`));
  }
  return hidden;
}
