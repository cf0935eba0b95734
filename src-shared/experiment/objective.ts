import { z } from 'zod';

const weight = z.number().min(0, 'must be at least 0').max(10_000, 'must be at most 10,000');
const decay = z.number().min(0, 'must be at least 0').lt(1, 'must be below 1');

/** The network of FactorVAE that tells codes from permuted codes: dense layers with leaky ReLU 0.2, then two logits (Kim and Mnih 2018). */
const discriminatorSchema = z.strictObject({
  layers: z.int().min(1, 'must be at least 1').max(8, 'must be at most 8'),
  units: z.int().min(1, 'must be at least 1').max(4096, 'must be at most 4096'),
  learningRate: z.number().positive('must be above 0').max(1, 'must be at most 1'),
  beta1: decay,
  beta2: decay,
});
export type DiscriminatorSettings = z.infer<typeof discriminatorSchema>;

/** What is minimised, in nats per image. NLL + KL is common to all; each adds or weighs what its paper does. */
export const objectiveSchema = z.discriminatedUnion('type', [
  /** NLL + KL (Kingma and Welling 2014). */
  z.strictObject({ type: z.literal('vae') }),
  /** NLL + β·KL (Higgins et al. 2017). */
  z.strictObject({ type: z.literal('betaVae'), beta: z.number().min(0, 'must be at least 0').max(1000, 'must be at most 1000') }),
  /** NLL + γ·|KL − C|, C rising from 0 to `maximumCapacity` nats over `annealingSteps` (Burgess et al. 2018). */
  z.strictObject({
    type: z.literal('annealedVae'),
    gamma: weight,
    maximumCapacity: z.number().min(0, 'must be at least 0').max(1000, 'must be at most 1000'),
    annealingSteps: z.int().min(1, 'must be at least 1').max(10_000_000, 'must be at most 10 million'),
  }),
  /** NLL + β·KL + γ·TC, the total correlation from a discriminator (Kim and Mnih 2018). Two independent batches a step. */
  z.strictObject({ type: z.literal('factorVae'), beta: weight.default(1), gamma: weight, discriminator: discriminatorSchema }),
  /** NLL + α·MI + β·TC + γ·dimension-wise KL, estimated within the batch (Chen et al. 2018). */
  z.strictObject({
    type: z.literal('betaTcVae'),
    alpha: weight,
    beta: weight,
    gamma: weight,
    /** Minibatch weighted or minibatch stratified sampling. */
    estimator: z.enum(['weighted', 'stratified']),
  }),
  /** NLL + KL + λ_od·Σᵢ≠ⱼ C²ᵢⱼ + λ_d·Σᵢ(Cᵢᵢ − 1)², C the covariance of means (I) or of samples (II) (Kumar et al. 2018). */
  z.strictObject({ type: z.literal('dipVae'), variant: z.enum(['I', 'II']), offDiagonal: weight, diagonal: weight }),
  /** NLL + β·KL + α·D(q(z), p(z)) (Mathieu et al. 2019, equation 7), with one of two estimators of D. */
  z.strictObject({
    type: z.literal('decomposition'),
    beta: weight,
    alpha: weight,
    /** KL(p(z) ‖ q(z)) from the batch's mixture of posteriors, or the sum over latents of a one-dimensional MMD. */
    divergence: z.enum(['inclusiveKl', 'dimensionWiseMmd']),
  }),
]);
export type Objective = z.infer<typeof objectiveSchema>;

/** The weight of the KL term that lists and charts show; null for objectives that do not weigh KL by one number. */
export function betaOf(objective: Objective): number | null {
  switch (objective.type) {
    case 'vae':
    case 'dipVae':
      return 1;
    case 'betaVae':
    case 'factorVae':
    case 'decomposition':
      return objective.beta;
    case 'annealedVae':
    case 'betaTcVae':
      return null;
  }
}
