import { z } from 'zod';
import { problemSchema } from '../problem';
import { earlyStopSchema } from '../study/earlyStop';

/** queued → running ⇄ paused → finished | stopped | failed | diverged | interrupted. */
export const runStateSchema = z.enum(['queued', 'running', 'paused', 'finished', 'stopped', 'failed', 'diverged', 'interrupted']);
export type RunState = z.infer<typeof runStateSchema>;

/** States from which Resume continues at the last checkpoint. */
export const resumableStates: readonly RunState[] = ['paused', 'stopped', 'interrupted', 'failed'];

/** States in which a process holds the run. */
export const activeStates: readonly RunState[] = ['queued', 'running', 'paused'];

/** A run's id: also the name of its folder. It begins with the time of creation, or, in studies, follows from the experiment. */
export const runIdSchema = z.string().regex(/^[0-9a-z][0-9a-z-]{7,79}$/, 'must be a run id: lower-case letters, digits and hyphens');

/** Where a run comes from that was not made in this runs folder. */
const runOriginSchema = z.strictObject({
  /** A run folder of this program, or metrics that another one wrote. */
  source: z.enum(['runFolder', 'csv', 'tensorBoard']),
  /** The file or folder that it was imported from. */
  name: z.string().max(400),
  importedAt: z.iso.datetime(),
});

/** The format of `status.json`. */
export const STATUS_VERSION = 1;

/** `status.json`: where a run stands. Written atomically by the process that holds the run. */
export const runStatusSchema = z.strictObject({
  version: z.literal(STATUS_VERSION),
  id: runIdSchema,
  state: runStateSchema,
  /** Steps trained so far. */
  step: z.int().min(0),
  totalSteps: z.int().min(1),
  /** The device that was asked for (`auto` or a device id) and the one that is used. */
  requestedDevice: z.string(),
  device: z.string().nullable(),
  /** The process that holds the run, while one does. */
  process: z.strictObject({ pid: z.int(), host: z.string() }).nullable(),
  /** ISO 8601 times, UTC. */
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  heartbeatAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Seconds spent training, over all attempts. */
  trainedSeconds: z.number().min(0),
  millisecondsPerStep: z.number().min(0).nullable(),
  /** Rises by one each time that the run is taken up again. */
  attempt: z.int().min(0),
  /** Why the run is failed or diverged. */
  problem: problemSchema.nullable(),
  /** Absent where the run was made here. */
  origin: runOriginSchema.optional(),
  /** The rule of a study by which the run is stopped; null where it is not, or where somebody stopped it. */
  stoppedByRule: earlyStopSchema.nullable().default(null),
});
export type RunStatus = z.infer<typeof runStatusSchema>;

/** Whether another program trained the run: it has curves, an experiment that the researcher gave it, and no model. */
export function isForeign({ origin }: Pick<RunStatus, 'origin'>): boolean {
  return origin !== undefined && origin.source !== 'runFolder';
}

/** `annotations.json`: what the researcher says about a run. */
export const annotationsSchema = z.strictObject({
  tags: z.array(z.string().trim().min(1).max(40)).max(30),
  notes: z.string().max(20_000),
  /** What the researcher calls latents, by their index; absent where none has a name. */
  latentNames: z.record(z.string().regex(/^(?:0|[1-9]\d{0,2})$/, 'must be the index of a latent'), z.string().trim().min(1, 'must not be empty').max(40, 'must have at most 40 characters')).optional(),
});
export type Annotations = z.infer<typeof annotationsSchema>;
