import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { spatialBroadcast } from './spatialBroadcast';
import type { Weights } from './weights';

/** Latents [batch, latents] → outputs of p(x|z) [batch, height, width, channels] (Watters et al. 2019, Table 1, right column). */
export function broadcastDecoder(specification: NetworkSpecification, depth: number, weights: Weights, latents: tf.Tensor2D): tf.Tensor4D {
  let hidden = spatialBroadcast(latents, weights('decoder/conv0/kernel') as tf.Tensor4D, weights('decoder/conv0/bias') as tf.Tensor1D, specification.imageSize);
  for (let index = 1; index < depth; index++) {
    const name = `decoder/conv${String(index)}`;
    hidden = tf.add(tf.conv2d(tf.relu(hidden), weights(`${name}/kernel`) as tf.Tensor4D, 1, 'same'), weights(`${name}/bias`));
  }
  return hidden;
}
