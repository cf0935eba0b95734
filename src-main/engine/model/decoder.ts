import * as tf from '@tensorflow/tfjs';
import { outputsPerPixel } from '@shared/experiment/outputsPerPixel';
import type { NetworkSpecification } from '../engine';
import { broadcastDecoder } from './broadcastDecoder';
import { deconvDecoder } from './deconvDecoder';
import { dense } from './dense';
import { denseStack } from './denseStack';
import type { Weights } from './weights';

/** The decoder that the specification names: latents [batch, latents] → [batch, height, width, outputs], see `outputsPerPixel`. */
export function decoder(specification: NetworkSpecification, weights: Weights, latents: tf.Tensor2D): tf.Tensor4D {
  const { decoder: kind } = specification.model;
  switch (kind.type) {
    case 'broadcast':
      return broadcastDecoder(specification, kind, weights, latents);
    case 'deconv':
    case 'coordConv':
      return deconvDecoder(specification, kind, weights, latents);
    case 'dense': {
      const { imageSize, channels, likelihood } = specification;
      const values = dense(weights, 'decoder/outputs', denseStack(weights, 'decoder', kind.units.length, latents));
      return tf.reshape(values, [latents.shape[0], imageSize, imageSize, outputsPerPixel(likelihood, channels)]);
    }
  }
}
