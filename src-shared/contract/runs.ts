import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment';
import { evaluationSchema, snapshotSchema } from '../run/evaluation';
import { metricRecordSchema } from '../run/metrics';
import { annotationsSchema, runIdSchema } from '../run/status';
import { runSummarySchema, unreadableRunSchema } from '../run/summary';
import { call } from './call';

const oneRun = z.strictObject({ id: runIdSchema });
const nothing = z.strictObject({});

export const runCalls = {
  'runs.list': call(nothing, z.strictObject({ runs: z.array(runSummarySchema), unreadable: z.array(unreadableRunSchema) })),
  /** Queues one run. `device` is `auto` or a device id. */
  'runs.start': call(z.strictObject({ experiment: experimentSchema, device: z.string(), annotations: annotationsSchema.optional() }), runSummarySchema),
  'runs.pause': call(oneRun, runSummarySchema),
  /** Continues a paused, stopped, failed or interrupted run at its last checkpoint. */
  'runs.resume': call(oneRun, runSummarySchema),
  /** Stops after a checkpoint; the run can be resumed. */
  'runs.stop': call(oneRun, runSummarySchema),
  /** Queues a new run of the same experiment with the next free seed. */
  'runs.duplicate': call(oneRun, runSummarySchema),
  'runs.annotate': call(z.strictObject({ id: runIdSchema, annotations: annotationsSchema }), runSummarySchema),
  /** Moves the folders of runs that nobody holds to the trash, from where `runs.restore` brings them back. */
  'runs.remove': call(z.strictObject({ ids: z.array(runIdSchema).min(1) }), nothing),
  'runs.restore': call(z.strictObject({ ids: z.array(runIdSchema).min(1) }), nothing),
  /** Metric lines with a sequence above `after` (−1 for all). */
  'runs.metrics': call(z.strictObject({ id: runIdSchema, after: z.int().min(-1) }), z.strictObject({ records: z.array(metricRecordSchema) })),
  /** Every evaluation so far, by step. */
  'runs.evaluations': call(oneRun, z.strictObject({ evaluations: z.array(evaluationSchema) })),
  /** The snapshot of one step with its images. */
  'runs.snapshot': call(z.strictObject({ id: runIdSchema, step: z.int().min(0) }), snapshotSchema),
};

export const runEvents = {
  /** A run is new, or its state, progress, annotations or headline changed. */
  'runs.changed': runSummarySchema,
  'runs.removed': z.strictObject({ ids: z.array(runIdSchema) }),
  /** New metric lines of one run, in order, several times a second while it trains. */
  'runs.metricsAdded': z.strictObject({ id: runIdSchema, records: z.array(metricRecordSchema) }),
  /** An evaluation was written; its images can be read with `runs.snapshot`. */
  'runs.evaluated': z.strictObject({ id: runIdSchema, evaluation: evaluationSchema }),
};
