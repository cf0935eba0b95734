import { z } from 'zod';

/**
 * What a column of somebody else's metrics stands for here: one of the numbers of a metric line, the KL or mean posterior σ of
 * a latent, or a measure under its own name (`extra`), which is kept and exported but has no plot of its own.
 */
export const metricRoleSchema = z.union([
  z.enum(['ignore', 'step', 'seconds', 'loss', 'nll', 'kl', 'mig', 'geometryScore', 'latentsUsed', 'extra']),
  z.string().regex(/^(kl|sigma):(\d{1,3})$/, 'must be a latent, such as kl:3'),
]);
export type MetricRole = z.infer<typeof metricRoleSchema>;
