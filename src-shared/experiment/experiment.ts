import { z } from 'zod';
import { datasetSchema } from './dataset';
import { impossibleParts } from './impossibleParts';
import { likelihoodSchema, modelSchema } from './model';
import { objectiveSchema } from './objective';

const betaSchema = z.number().min(0, 'must be at least 0').lt(1, 'must be below 1');

/** Adam (Kingma and Ba 2015) with epsilon outside the square root, after bias correction. */
export const optimizerSchema = z.strictObject({
  type: z.literal('adam'),
  learningRate: z.number().positive('must be above 0').max(1, 'must be at most 1'),
  beta1: betaSchema,
  beta2: betaSchema,
  epsilon: z.number().positive('must be above 0').max(0.1, 'must be at most 0.1'),
});
export type Optimizer = z.infer<typeof optimizerSchema>;

export const trainingSchema = z.strictObject({
  /** Seeds weights, data and noise; two runs of one experiment on one CPU give the same numbers. */
  seed: z.int().min(0, 'must be at least 0').max(2 ** 31 - 1, 'must be below 2³¹'),
  batchSize: z.int().min(2, 'must be at least 2').max(4096, 'must be at most 4096'),
  steps: z.int().min(1, 'must be at least 1').max(10_000_000, 'must be at most 10 million'),
});

export const evaluationSettingsSchema = z.strictObject({
  /** Images that the metrics, KL and NLL are measured on, at every snapshot and at the end. */
  samples: z.int().min(100, 'must be at least 100').max(100_000, 'must be at most 100,000'),
  /** Snapshots at log-spaced steps: evaluation, reconstructions, traversals and geometry. */
  snapshots: z.int().min(2, 'must be at least 2').max(200, 'must be at most 200'),
  /** Measured at the end: the headline numbers (NLL, KL, MIG, geometry), or every metric, which takes up to half a minute more. */
  metrics: z.enum(['headline', 'all']).default('headline'),
});

/** The format of `config.json`. Raise it when an older reader would misread a newer file. */
export const EXPERIMENT_VERSION = 1;

/**
 * A whole experiment: all that a run depends on. Fields that came later than others have defaults, so that older files
 * keep their meaning; what is written is complete.
 */
export const experimentSchema = z
  .strictObject({
    version: z.literal(EXPERIMENT_VERSION, { error: `must be ${String(EXPERIMENT_VERSION)}; a newer file needs a newer SBD Workbench` }),
    name: z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters'),
    dataset: datasetSchema,
    model: modelSchema,
    likelihood: likelihoodSchema,
    objective: objectiveSchema,
    optimizer: optimizerSchema,
    training: trainingSchema,
    evaluation: evaluationSettingsSchema,
  })
  .check(({ value, issues }) => {
    for (const { path, message } of impossibleParts(value)) issues.push({ code: 'custom', input: value, path: [...path], message });
  });
export type Experiment = z.infer<typeof experimentSchema>;
