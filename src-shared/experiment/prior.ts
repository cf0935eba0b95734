import { z } from 'zod';

/** p(z) (Mathieu et al. 2019, Section 6). All but the mixture are independent over latents. */
export const priorSchema = z.discriminatedUnion('type', [
  /**
   * N(0, diag(σ²)) whose variances average to `variance`: all the same, in proportion to the squared singular values of the
   * data (PCA), or trained along with the model (a softmax, starting at either).
   */
  z.strictObject({
    type: z.literal('gaussian'),
    variance: z.number().positive('must be above 0').max(100, 'must be at most 100').default(1),
    scales: z.enum(['isotropic', 'pca', 'learned', 'pcaLearned']).default('isotropic'),
  }),
  /** Independent Student-t of unit scale. */
  z.strictObject({ type: z.literal('studentT'), degreesOfFreedom: z.number().min(1, 'must be at least 1').max(1000, 'must be at most 1000') }),
  /** Equal Gaussians of this variance at (0, ±1) and (±1, 0); for two latents. */
  z.strictObject({ type: z.literal('mixture'), variance: z.number().positive('must be above 0').max(10, 'must be at most 10') }),
  /** Each latent is from N(0, spikeVariance) with probability `sparsity`, else from N(0, 1). */
  z.strictObject({
    type: z.literal('spikeAndSlab'),
    sparsity: z.number().min(0, 'must be at least 0').lt(1, 'must be below 1'),
    spikeVariance: z.number().positive('must be above 0').max(1, 'must be at most 1'),
  }),
]);
export type Prior = z.infer<typeof priorSchema>;

/** The prior of the standard VAE. */
export const standardNormal: Prior = { type: 'gaussian', variance: 1, scales: 'isotropic' };

/** Whether a prior is N(0, I): the KL of a Gaussian posterior to it has a closed form for every image. */
export function isStandardNormal(prior: Prior): boolean {
  return prior.type === 'gaussian' && prior.scales === 'isotropic' && prior.variance === 1;
}
