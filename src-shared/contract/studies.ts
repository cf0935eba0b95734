import { z } from 'zod';
import { problemSchema } from '../problem';
import { studyPlanSchema, studyIdSchema, studySchema } from '../study/study';
import { studyCellSchema } from '../study/studyCell';
import { call } from './call';

const oneStudy = z.strictObject({ id: studyIdSchema });

/** How far a study is. What its runs have reached is in their summaries. */
const progressFields = {
  /** Runs that are finished, diverged, or stopped by the study's own rule, of all that make sense. */
  done: z.int().min(0),
  total: z.int().min(0),
  /** Until the last run ends, from the speed of the runs so far; null where nothing trains or none has been timed. */
  secondsLeft: z.number().min(0).nullable(),
  /** Seconds trained by its runs, over all devices. */
  trainedSeconds: z.number().min(0),
};

/** A study with its cells, in the order of its axes' values, the last axis fastest. */
export const studyOverviewSchema = z.strictObject({ study: studySchema, cells: z.array(studyCellSchema), ...progressFields });
export type StudyOverview = z.infer<typeof studyOverviewSchema>;

/** How far one study is, without its cells, which may be thousands. */
export const studyProgressSchema = z.strictObject({ id: studyIdSchema, ...progressFields });
export type StudyProgress = z.infer<typeof studyProgressSchema>;

export const studyCalls = {
  /** What a plan comes to, before anything is kept or started. */
  'studies.preview': call(
    studyPlanSchema,
    z.strictObject({
      cells: z.array(studyCellSchema),
      /** Runs that the plan comes to, and how many of them are done already. */
      total: z.int(),
      done: z.int(),
      /** Bytes that the missing runs will take, checkpoints and snapshots included. */
      bytes: z.number().min(0),
    }),
  ),
  /** Seconds that the missing runs of a plan take on one device, from a measurement of one combination for each network, which takes seconds. */
  'studies.estimate': call(z.strictObject({ plan: studyPlanSchema, device: z.string() }), z.strictObject({ seconds: z.number().min(0) })),
  /** Ends the estimates under way for a device, which then fail with code `cancelled`. */
  'studies.cancelEstimate': call(z.strictObject({ device: z.string() }), z.strictObject({})),
  /** Every study, newest first, and every folder that should be one but can't be read. */
  'studies.list': call(z.strictObject({}), z.strictObject({ studies: z.array(studyOverviewSchema), unreadable: z.array(z.strictObject({ folder: z.string(), problem: problemSchema })) })),
  /** Keeps a plan as a study; starts nothing. */
  'studies.create': call(studyPlanSchema, studyOverviewSchema),
  /** Changes name, notes, priority, devices, budget, early stop, or adds values and replicas; runs that exist are kept. */
  'studies.change': call(z.strictObject({ id: studyIdSchema, plan: studyPlanSchema }), studyOverviewSchema),
  /** Queues what is missing; runs that were stopped, interrupted or failed continue at their checkpoints. */
  'studies.start': call(oneStudy, studyOverviewSchema),
  /** Pauses what trains and holds back what waits. */
  'studies.pause': call(oneStudy, studyOverviewSchema),
  /** Stops what trains after a checkpoint, and takes the rest out of the queue. */
  'studies.stop': call(oneStudy, studyOverviewSchema),
  /** Moves a study to the trash, not its runs. */
  'studies.remove': call(oneStudy, z.strictObject({})),
  'studies.restore': call(oneStudy, studyOverviewSchema),
};

export const studyEvents = {
  /** A study is new, or its plan or its state changed. */
  'studies.changed': studyOverviewSchema,
  /** Its runs got further; told about once a second while they train. */
  'studies.progressed': studyProgressSchema,
  'studies.removed': oneStudy,
  /** How far `studies.estimate` is on a device, after each network that it has timed. */
  'studies.estimating': z.strictObject({ device: z.string(), fraction: z.number().min(0).max(1) }),
};
