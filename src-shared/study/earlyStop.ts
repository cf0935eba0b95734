import { z } from 'zod';

/** When a run of a study ends before its last step. */
export const earlyStopSchema = z.strictObject({
  /** The measure of the snapshots that has to fall. */
  measure: z.enum(['elbo', 'nll']),
  /** Snapshots in a row without an improvement of at least `leastImprovement` nats after which a run is stopped. */
  patience: z.int().min(1, 'must be at least 1').max(200, 'must be at most 200'),
  leastImprovement: z.number().min(0, 'must be at least 0').max(1e6, 'must be at most 1,000,000'),
});
export type EarlyStop = z.infer<typeof earlyStopSchema>;
