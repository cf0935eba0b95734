import { z } from 'zod';
import { priorSchema, standardNormal } from './prior';

const filters = z.int().min(1, 'must be at least 1').max(512, 'must be at most 512');
const units = z.int().min(1, 'must be at least 1').max(4096, 'must be at most 4096');
const layersOfUnits = z.array(units).min(1, 'needs at least one layer').max(6, 'can have at most six layers');

/** Whether layers standardise each channel over the batch before their activation (Ioffe and Szegedy 2015). */
const batchNormalization = z.boolean().default(false);

export const encoderSchema = z.discriminatedUnion('type', [
  /** Convolutions of kernel 4 and stride 2, one per entry of `filters`, then a dense layer, then mean and log-variance (Table 1). */
  z.strictObject({
    type: z.literal('convolutional').default('convolutional'),
    filters: z.array(filters).min(1, 'needs at least one layer').max(6, 'can have at most six layers'),
    /** Units of the dense layer; null goes from the last convolution straight to mean and log-variance. */
    dense: units.nullable(),
    denseActivation: z.enum(['relu', 'none']).default('relu'),
    /** Of the convolutions; leaky ReLU has slope 0.2. */
    activation: z.enum(['relu', 'leakyRelu']).default('relu'),
    batchNormalization,
  }),
  /** Dense layers with ReLU on the flattened data. */
  z.strictObject({ type: z.literal('dense'), units: layersOfUnits }),
]);
export type Encoder = z.infer<typeof encoderSchema>;

/** What the DeConv and the CoordConv decoder share. */
const deconvolutional = {
  /** Filters of every layer but the last, or one number for each of them. */
  filters: z.union([filters, z.array(filters).min(1, 'needs at least one layer').max(5, 'can have at most five layers')]),
  /** Channels of the small image that is reshaped from the last dense layer; null has as many as the first layer has filters. */
  reshapeFilters: filters.nullable().default(null),
  /** Dense layers before the reshape; the last one gives what is reshaped (Table 8). */
  mlpLayers: z.int().min(1, 'must be at least 1').max(3, 'must be at most 3').default(1),
  /** Units of the dense layers but the last. */
  mlpUnits: units.default(256),
  /** Transposed convolutions of kernel 4 and stride 2 (Table 6), from imageSize / 2^depth up; null starts at 2×2. */
  depth: z.int().min(3, 'must be at least 3').max(6, 'must be at most 6').nullable().default(null),
};

export const decoderSchema = z.discriminatedUnion('type', [
  /** Tile the latents over the image, append x and y coordinates, then `depth` convolutions of kernel 4 and stride 1 (Algorithm 1). */
  z.strictObject({
    type: z.literal('broadcast'),
    depth: z.int().min(2, 'must be at least 2').max(6, 'must be at most 6'),
    filters,
    /** Dense layers with ReLU before the broadcast (Tables 7 and 9). */
    mlpLayers: z.int().min(0, 'must be at least 0').max(3, 'must be at most 3').default(0),
    mlpUnits: units.default(256),
    /** How many of the first convolutions are transposed ones of stride 2, on a tile that is smaller by as many halvings (Table 10). */
    upscales: z.int().min(0, 'must be at least 0').max(3, 'must be at most 3').default(0),
    /** Whether the coordinate pairs are in place or shuffled over the image once, by the run's seed (Appendix B). */
    coordinates: z.enum(['linear', 'shuffled']).default('linear'),
  }),
  /** Dense layers, then transposed convolutions from a small image up to the full one (Table 1; Table 2 with its own filters). */
  z.strictObject({ type: z.literal('deconv'), ...deconvolutional, batchNormalization }),
  /** The DeConv decoder with x and y coordinates appended to the input of every transposed convolution (Appendix E; Liu et al. 2018). */
  z.strictObject({ type: z.literal('coordConv'), ...deconvolutional }),
  /** Dense layers with ReLU, then all values at once. */
  z.strictObject({ type: z.literal('dense'), units: layersOfUnits }),
]);
export type Decoder = z.infer<typeof decoderSchema>;

export const modelSchema = z.strictObject({
  latents: z.int().min(1, 'must be at least 1').max(128, 'must be at most 128'),
  encoder: encoderSchema,
  decoder: decoderSchema,
  prior: priorSchema.default(standardNormal),
});
export type Model = z.infer<typeof modelSchema>;

/** p(x|z), from the decoder's outputs. */
export const likelihoodSchema = z.discriminatedUnion('type', [
  /** Outputs are logits. */
  z.strictObject({ type: z.literal('bernoulli') }),
  /** Outputs are means; the variance is fixed (the authors advise 0.3). */
  z.strictObject({ type: z.literal('gaussian'), variance: z.number().positive('must be above 0').max(100, 'must be at most 100') }),
  /** Two outputs for each value: its mean, and its standard deviation through a softplus (Mathieu et al. 2019, pinwheel). */
  z.strictObject({ type: z.literal('learnedGaussian') }),
  /** Outputs are means of a Laplace distribution of fixed scale (Mathieu et al. 2019, Fashion-MNIST: 0.1). */
  z.strictObject({ type: z.literal('laplace'), scale: z.number().positive('must be above 0').max(100, 'must be at most 100') }),
]);
export type Likelihood = z.infer<typeof likelihoodSchema>;
