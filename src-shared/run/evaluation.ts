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
  /** R² of the best affine map from the two latents to the factors, over the evaluation's samples. */
  score: finite,
  /** Smaller over larger singular value of that map on factors scaled to [0, 1]; 1 is a similarity. Null with one factor. */
  singularValueRatio: finite.nullable(),
});

/** What was measured at one step. All in nats per image. */
export const evaluationSchema = z.strictObject({
  step: z.int().min(0),
  samples: z.int(),
  seed: z.int(),
  /** Of the samples, how many the NLL was measured on: decoding is dear. */
  nllSamples: z.int(),
  nll: finite,
  kl: finite,
  /** The loss of the paper's tables: NLL + KL, whatever β trained it. */
  elbo: finite,
  klPerLatent: z.array(finite),
  sigmaPerLatent: z.array(finite),
  latentsUsed: z.int(),
  mig: migSchema,
  geometry: geometrySchema,
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
