import { z } from 'zod';

const arraySchema = z.object({ shape: z.array(z.int().min(0)), data: z.array(z.number()) })
  .refine(({ shape, data }) => shape.reduce((product, extent) => product * extent, 1) === data.length, 'the shape does not fit the data');

/** Which position's coordinates each position gets: a list, or an array like the others. */
const permutationSchema = z.union([z.array(z.int()), arraySchema.transform(({ data }) => data)]).nullish();

const namedArrays = z.record(z.string(), arraySchema);

/** FactorVAE's discriminator has an Adam of its own, with the same epsilon. */
const adamSchema = z.object({
  type: z.literal('adam'),
  learningRate: z.number(),
  beta1: z.number(),
  beta2: z.number(),
  epsilon: z.number(),
  discriminatorLearningRate: z.number().optional(),
  discriminatorBeta1: z.number().optional(),
  discriminatorBeta2: z.number().optional(),
});

/** A recorded training run: networks, weights, data, and what must come out. Networks that we do not know yet parse as they are. */
export const stepFileSchema = z.looseObject({
  name: z.string(),
  imageSize: z.int(),
  channels: z.int(),
  batch: z.int(),
  latents: z.int(),
  steps: z.int().min(1),
  likelihood: z.looseObject({ type: z.string() }),
  objective: z.looseObject({ type: z.string() }),
  optimizer: adamSchema,
  encoder: z.looseObject({ filters: z.array(z.int()), dense: z.int().nullable() }),
  decoder: z.looseObject({ type: z.string(), filters: z.union([z.int(), z.array(z.int())]), coordinatePermutation: permutationSchema }),
  coordinatePermutation: permutationSchema,
  weights: namedArrays,
  images: arraySchema,
  noise: arraySchema,
  /** FactorVAE: which row of the second batch each latent is taken from, [steps, batch, latents]. */
  permutations: arraySchema.optional(),
  gradientsOfStep0: namedArrays,
  expected: z.array(z.looseObject({ loss: z.number(), nll: z.number(), kl: z.number() })),
  finalWeights: namedArrays,
});
export type StepFile = z.infer<typeof stepFileSchema>;

/** Recorded metrics of a representation. */
export const metricsFileSchema = z.object({
  codes: arraySchema,
  factors: arraySchema,
  expected: z.looseObject({}),
});
export type MetricsFile = z.infer<typeof metricsFileSchema>;

/** One compared quantity. */
export interface Comparison {
  readonly quantity: string;
  /** Largest difference over the largest magnitude. */
  readonly error: number;
  readonly tolerance: number;
}

/** What became of one file on one engine. */
export type GoldenResult =
  | { readonly file: string; readonly engine: string; readonly status: 'passed' | 'failed'; readonly comparisons: readonly Comparison[]; readonly notSupported: readonly string[] }
  | { readonly file: string; readonly engine: string; readonly status: 'not supported yet'; readonly reason: string };

/** Largest difference relative to the largest magnitude expected. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let magnitude = 0;
  for (let index = 0; index < expected.length; index++) {
    const distance = Math.abs(actual[index]! - expected[index]!);
    if (!(distance <= difference)) difference = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
    magnitude = Math.max(magnitude, Math.abs(expected[index]!));
  }
  return magnitude === 0 ? difference : difference / magnitude;
}
