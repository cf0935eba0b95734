import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment';
import { runIdSchema } from '../run/status';

/** One combination of the axes' values, with its replicas. */
export const studyCellSchema = z.strictObject({
  /** The value of each axis, as an index. */
  coordinates: z.array(z.int().min(0)),
  /** The experiment, its seed that of the first replica; null where the combination makes no sense. */
  experiment: experimentSchema.nullable(),
  /** Why the combination makes no sense. */
  problem: z.string().nullable(),
  /** The runs that are, or will be, its replicas; none where the combination makes no sense. The id follows from the experiment and its seed. */
  runs: z.array(z.strictObject({ seed: z.int(), id: runIdSchema })),
});
export type StudyCell = z.infer<typeof studyCellSchema>;
