import { z } from 'zod';

/** A number that JSON can hold: a loss that is not finite is written as null. */
const measure = z.number().nullable();

/**
 * One line of `metrics.jsonl`: means over the steps since the last line. All in nats per image, averaged over the batch.
 * `sequence` counts the lines of a run from 0 without a gap, over all attempts.
 */
export const metricRecordSchema = z.strictObject({
  sequence: z.int().min(0),
  /** Steps trained when the line was written. */
  step: z.int().min(1),
  /** Seconds of training so far. */
  seconds: z.number().min(0),
  loss: measure,
  nll: measure,
  kl: measure,
  /** KL of each latent to its prior. */
  klPerLatent: z.array(measure),
  /** Mean posterior standard deviation of each latent. */
  sigmaPerLatent: z.array(measure),
  /** What the objective measures besides, by the names of `extraMeasures`. */
  extras: z.record(z.string(), measure).default({}),
  millisecondsPerStep: z.number().min(0),
});
export type MetricRecord = z.infer<typeof metricRecordSchema>;

/** A latent counts as used when its mean posterior standard deviation is below this (Watters et al. 2019, Appendix G). */
export const USED_LATENT_SIGMA = 0.5;

/** How many latents are used, from their mean posterior standard deviations. */
export function countUsedLatents(sigmaPerLatent: readonly (number | null)[]): number {
  return sigmaPerLatent.filter((sigma) => sigma !== null && sigma < USED_LATENT_SIGMA).length;
}
