import * as tf from '@tensorflow/tfjs';
import { independentPrior, type PriorDistribution } from './priorDistribution';

/** Π_d [γ·N(0, spikeVariance) + (1 − γ)·N(0, 1)] with γ the sparsity (Mathieu et al. 2019, Section 6.3). */
export function spikeAndSlabPrior(sparsity: number, spikeVariance: number): PriorDistribution {
  const logSlab = Math.log(1 - sparsity) - 0.5 * Math.log(2 * Math.PI);
  const logSpike = Math.log(sparsity) - 0.5 * Math.log(2 * Math.PI * spikeVariance);
  return independentPrior((latents) => {
    const squares = tf.square(latents);
    const slab = tf.add(tf.mul(squares, -0.5), logSlab);
    if (sparsity === 0) return slab as tf.Tensor2D;
    // log(e^a + e^b) = a + softplus(b − a)
    const spikeOverSlab = tf.add(tf.mul(squares, 0.5 - 0.5 / spikeVariance), logSpike - logSlab);
    return tf.add(slab, tf.softplus(spikeOverSlab));
  });
}
