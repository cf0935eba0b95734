import type * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { broadcastDecoder } from './broadcastDecoder';
import { deconvDecoder } from './deconvDecoder';
import type { Weights } from './weights';

/** The decoder that the specification names: latents [batch, latents] → [batch, height, width, channels]. */
export function decoder(specification: NetworkSpecification, weights: Weights, latents: tf.Tensor2D): tf.Tensor4D {
  const { decoder: kind } = specification.model;
  return kind.type === 'broadcast'
    ? broadcastDecoder(specification, kind.depth, weights, latents)
    : deconvDecoder(specification, kind.filters, weights, latents);
}
