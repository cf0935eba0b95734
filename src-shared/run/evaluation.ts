import { z } from 'zod';

const finite = z.number();

/** Mutual information gap with everything needed to repeat it (Chen et al. 2018; binned as in disentanglement_lib). */
export const migSchema = z.strictObject({
  value: finite,
  estimator: z.literal('binned'),
  bins: z.int(),
  samples: z.int(),
  seed: z.int(),
  /** Normalised gap of each factor, in the dataset's factor order. */
  gapPerFactor: z.array(finite),
  /** I(latent; factor) in nats, [latents][factors]. */
  mutualInformation: z.array(z.array(finite)),
});

/** The embedding of factor space in the two latents of lowest mean variance (Watters et al. 2019, Figure 4). */
export const geometrySchema = z.strictObject({
  /** The two latents, lowest mean posterior variance first. */
  latents: z.tuple([z.int(), z.int()]),
  /** The one or two factors that span the grid. */
  factors: z.array(z.string()).min(1).max(2),
  rows: z.int(),
  columns: z.int(),
  /** Factor values of each grid point, row-major, [rows·columns][factors]. */
  factorValues: z.array(z.array(finite)),
  /** Posterior means of each grid point, [rows·columns][latents of the model]. */
  means: z.array(z.array(finite)),
  /** Whether each grid point is kept out of training, [rows·columns]; null where none is. */
  heldOut: z.array(z.boolean()).nullable().default(null),
  /** Posterior mean of an image without any object, [latents of the model] (Watters et al. 2019, Figure 20); null where the data has none. */
  blank: z.array(finite).nullable().default(null),
  /** R² of the best affine map from the two latents to the factors, over the whole range of the factors. */
  score: finite,
  /** The same within what is trained on; null where that is the whole range. */
  trainedScore: finite.nullable().default(null),
  /** Smaller over larger singular value of that map on factors scaled to [0, 1]; 1 is a similarity. Null with one factor. */
  singularValueRatio: finite.nullable(),
});

const pair = z.tuple([finite, finite]);

/** Posteriors of some images in the two latents of lowest mean variance, for data whose factors span no plane. */
export const codeCloudSchema = z.strictObject({
  latents: z.tuple([z.int(), z.int()]),
  /** The factor that `classes` belongs to; null where the data has none. */
  factor: z.string().nullable(),
  /** The class of each image, [images]. */
  classes: z.array(z.int()),
  /** Posterior mean and standard deviation of each image in the two latents, [images][2]. */
  means: z.array(pair),
  deviations: z.array(pair),
});
export type CodeCloud = z.infer<typeof codeCloudSchema>;

/** What there is to see of the latent plane: how the factors lie in it, or where they span no plane, the codes. */
export const latentPlaneSchema = z.union([geometrySchema, codeCloudSchema]);
export type LatentPlane = z.infer<typeof latentPlaneSchema>;

/** One metric of a representation, with what is needed to judge and to repeat it. */
export const metricResultSchema = z.strictObject({
  /** Stable, for programs: `mig`, `dciCompleteness`, … */
  name: z.string(),
  /** For people. */
  title: z.string(),
  /** Null where it can't be measured; `reason` says why. */
  value: finite.nullable(),
  /** 95 % bootstrap confidence interval; it holds the value. */
  interval: z.tuple([finite, finite]).nullable(),
  /**
   * The level that codes reach which have nothing to do with the factors; for metrics that look at no factors, latents that
   * have nothing to do with each other. Null where the value is, and in evaluations from before it was measured.
   */
  chance: finite.nullable(),
  /** How many samples it was measured on. */
  samples: z.int(),
  seed: z.int(),
  /** What the value is made of: numbers, lists by factor or latent, tables; their names say which. */
  detail: z.record(z.string(), z.union([finite, z.array(finite), z.array(z.array(finite))])),
  reason: z.string().nullable(),
});
export type MetricResult = z.infer<typeof metricResultSchema>;

/**
 * 95 % bootstrap intervals over images, in nats per image; each holds its value. NLL: over the `nllSamples` images that it is
 * measured on; KL: over all samples, or the same images where the prior is not N(0, I); ELBO: over both, an image's NLL and
 * KL drawn together.
 */
export const elboIntervalsSchema = z.strictObject({ nll: pair, kl: pair, elbo: pair });
export type ElboIntervals = z.infer<typeof elboIntervalsSchema>;

/** What was measured at one step. All in nats per image. */
export const evaluationSchema = z.strictObject({
  step: z.int().min(0),
  samples: z.int(),
  seed: z.int(),
  /** Of the samples, how many the NLL was measured on, and the KL to any prior but N(0, I): decoding is dear. */
  nllSamples: z.int(),
  nll: finite,
  kl: finite,
  /** The loss of the paper's tables: NLL + KL, whatever β trained it. */
  elbo: finite,
  /** Null in evaluations from before they were measured. */
  intervals: elboIntervalsSchema.nullable().default(null),
  klPerLatent: z.array(finite),
  sigmaPerLatent: z.array(finite),
  latentsUsed: z.int(),
  /** The least NLL that independent pixels can have on these images, in nats per image; null where the likelihood has no such floor. */
  entropyFloor: finite.nullable().default(null),
  /** Names of the factors that `mig` and `metrics` list, in their order. */
  factors: z.array(z.string()).default([]),
  /** Null where the data has no factors. */
  mig: migSchema.nullable(),
  /** Null where the data has no factors, or not an image for each of their values. */
  geometry: geometrySchema.nullable(),
  /** Stands in for the geometry where there is none. */
  cloud: codeCloudSchema.nullable().default(null),
  /** Every metric, where all were asked for. */
  metrics: z.array(metricResultSchema).default([]),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
export type Mig = z.infer<typeof migSchema>;
export type Geometry = z.infer<typeof geometrySchema>;

/** A grid of equal images in one PNG, as a data URL, row-major. */
export const spriteSheetSchema = z.strictObject({
  dataUrl: z.string().startsWith('data:image/png;base64,'),
  rows: z.int().min(1),
  columns: z.int().min(1),
  imageSize: z.int().min(1),
});
export type SpriteSheet = z.infer<typeof spriteSheetSchema>;

/** One moment of a run: the evaluation and the images that belong to it. */
export const snapshotSchema = z.strictObject({
  evaluation: evaluationSchema,
  /** Two rows: images and their reconstructions. */
  reconstructions: spriteSheetSchema,
  /** One row per latent in `traversalLatents`, columns from −2 to +2. */
  traversals: spriteSheetSchema,
  /** The latent of each row: lowest mean σ first. */
  traversalLatents: z.array(z.int()),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
