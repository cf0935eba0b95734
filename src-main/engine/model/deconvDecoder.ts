import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { deconvolutionCount } from './weightLayout';
import type { Weights } from './weights';

/** Latents [batch, latents] → outputs of p(x|z) [batch, height, width, channels] (Watters et al. 2019, Table 1, middle column). */
export function deconvDecoder(specification: NetworkSpecification, filters: number, weights: Weights, latents: tf.Tensor2D): tf.Tensor4D {
  const batch = latents.shape[0];
  const dense = tf.relu(tf.add(tf.matMul(latents, weights('decoder/dense0/kernel')), weights('decoder/dense0/bias')));
  let hidden: tf.Tensor4D = tf.reshape(dense, [batch, 2, 2, filters]);
  const count = deconvolutionCount(specification.imageSize);
  for (let index = 0; index < count; index++) {
    const name = `decoder/deconv${String(index)}`;
    const side = 2 ** (index + 2);
    const outputs = index === count - 1 ? specification.channels : filters;
    const transposed = tf.conv2dTranspose(hidden, weights(`${name}/kernel`) as tf.Tensor4D, [batch, side, side, outputs], 2, 'same');
    const biased = tf.add(transposed, weights(`${name}/bias`)) as tf.Tensor4D;
    hidden = index === count - 1 ? biased : tf.relu(biased);
  }
  return hidden;
}
