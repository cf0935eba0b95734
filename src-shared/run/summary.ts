import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment';
import { problemSchema } from '../problem';
import { annotationsSchema, runStatusSchema } from './status';

/** The numbers of a run that lists and tables show; null until they are measured. */
export const headlineSchema = z.strictObject({
  loss: z.number().nullable(),
  nll: z.number().nullable(),
  kl: z.number().nullable(),
  mig: z.number().nullable(),
  latentsUsed: z.number().nullable(),
  geometryScore: z.number().nullable(),
});

/** A run as lists show it. */
export const runSummarySchema = z.strictObject({
  status: runStatusSchema,
  experiment: experimentSchema,
  annotations: annotationsSchema,
  headline: headlineSchema,
  /** Whether this process can pause and stop the run; false where another process holds it. */
  heldHere: z.boolean(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;
export type Headline = z.infer<typeof headlineSchema>;

/** A run folder that can't be read: it stays in the list with the reason, and nothing of it is touched. */
export const unreadableRunSchema = z.strictObject({ folder: z.string(), problem: problemSchema });
export type UnreadableRun = z.infer<typeof unreadableRunSchema>;
