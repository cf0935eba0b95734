import * as tf from '@tensorflow/tfjs';
import type { Moments } from '../../model/encoder';

/** p(z) inside a graph. Densities are in nats. */
export interface PriorDistribution {
  /** log p(z) of vectors [count, latents] → [count]. */
  readonly logDensity: (latents: tf.Tensor2D) => tf.Tensor1D;
  /** log of each latent's own density, whatever the others are, [count, latents]. */
  readonly logDensityPerLatent: (latents: tf.Tensor2D) => tf.Tensor2D;
  /** KL(q(z|x) ‖ p(z)) of each image and latent, [count, latents]; null where only samples can tell. */
  readonly divergence: ((moments: Moments) => tf.Tensor2D) | null;
  /** Samples of p(z), from those that `drawPriorSamples` drew on the host, [count, latents]. */
  readonly samples: (drawn: tf.Tensor2D) => tf.Tensor2D;
}

/** A prior whose latents are independent, from the density of each. */
export function independentPrior(
  logDensityPerLatent: PriorDistribution['logDensityPerLatent'],
  divergence: PriorDistribution['divergence'] = null,
  samples: PriorDistribution['samples'] = (drawn) => drawn,
): PriorDistribution {
  return { logDensityPerLatent, logDensity: (latents) => tf.sum(logDensityPerLatent(latents), 1), divergence, samples };
}
