import { z } from 'zod';

const filters = z.int().min(1, 'must be at least 1').max(512, 'must be at most 512');

/** Convolutions of kernel 4 and stride 2 with ReLU, one per entry of `filters`, then a dense layer, then mean and log-variance (Table 1). */
export const encoderSchema = z.strictObject({
  filters: z.array(filters).min(1, 'needs at least one layer').max(6, 'can have at most six layers'),
  dense: z.int().min(1, 'must be at least 1').max(4096, 'must be at most 4096'),
});

/** The two decoders of Table 1. */
export const decoderSchema = z.discriminatedUnion('type', [
  /** Tile the latents over the image, append x and y coordinates, then `depth` convolutions of kernel 4 and stride 1 (Algorithm 1). */
  z.strictObject({ type: z.literal('broadcast'), depth: z.int().min(2, 'must be at least 2').max(6, 'must be at most 6'), filters }),
  /** A dense layer to 2×2, then as many transposed convolutions of kernel 4 and stride 2 as the image size needs. */
  z.strictObject({ type: z.literal('deconv'), filters }),
]);

export const modelSchema = z.strictObject({
  latents: z.int().min(1, 'must be at least 1').max(128, 'must be at most 128'),
  encoder: encoderSchema,
  decoder: decoderSchema,
});
export type Model = z.infer<typeof modelSchema>;
export type Decoder = z.infer<typeof decoderSchema>;

/** p(x|z): the decoder's outputs are logits (Bernoulli) or means (Gaussian of a fixed variance; the authors advise 0.3). */
export const likelihoodSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bernoulli') }),
  z.strictObject({ type: z.literal('gaussian'), variance: z.number().positive('must be above 0').max(100, 'must be at most 100') }),
]);
export type Likelihood = z.infer<typeof likelihoodSchema>;
