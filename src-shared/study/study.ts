import { z } from 'zod';
import { experimentSchema } from '../experiment/experiment';
import { axisSchema } from './axis';
import { earlyStopSchema } from './earlyStop';

/** Runs that one study may hold, replicas included. */
export const MOST_RUNS = 10_000;

/** A study's id: also the name of its folder. */
export const studyIdSchema = z.string().regex(/^[0-9a-z][0-9a-z-]{7,79}$/, 'must be a study id: lower-case letters, digits and hyphens');

/** The format of `study.json`. */
export const STUDY_VERSION = 1;

/** What a study trains: an experiment, the axes along which it varies, and how often each of the combinations is repeated. */
export const studyPlanSchema = z
  .strictObject({
    version: z.literal(STUDY_VERSION, { error: `must be ${String(STUDY_VERSION)}; a newer file needs a newer SBD Workbench` }),
    name: z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters'),
    notes: z.string().max(20_000, 'must have at most 20,000 characters').default(''),
    base: experimentSchema,
    axes: z.array(axisSchema).max(6, 'can have at most six axes'),
    /** Seeds `firstSeed`, `firstSeed + 1`, … for each combination. */
    replicas: z.strictObject({ count: z.int().min(1, 'must be at least 1').max(1000, 'must be at most 1000'), firstSeed: z.int().min(0, 'must be at least 0').max(2 ** 30, 'must be at most 2³⁰') }),
    /** Devices that share the queue; empty for the fastest one. */
    devices: z.array(z.string()).max(16, 'can be at most 16'),
    /** Runs of a study with a higher priority start first. */
    priority: z.int().min(-100, 'must be at least −100').max(100, 'must be at most 100').default(0),
    earlyStop: earlyStopSchema.nullable().default(null),
    /** Seconds of training over all runs after which no further one starts. */
    budgetSeconds: z.number().positive('must be above 0').nullable().default(null),
  })
  .check(({ value, issues }) => {
    const runs = value.axes.reduce((product, axis) => product * axis.values.length, value.replicas.count);
    if (runs > MOST_RUNS) issues.push({ code: 'custom', input: value, path: ['axes'], message: `make ${runs.toLocaleString('en-US')} runs; a study can have at most ${MOST_RUNS.toLocaleString('en-US')}` });
  });
export type StudyPlan = z.infer<typeof studyPlanSchema>;

/** planned → running ⇄ paused → ended. It has ended when no run of it waits or trains: done, out of budget, or stopped. */
export const studyStateSchema = z.enum(['planned', 'running', 'paused', 'ended']);
export type StudyState = z.infer<typeof studyStateSchema>;

/** A study as it is kept. */
export const studySchema = z.strictObject({
  id: studyIdSchema,
  plan: studyPlanSchema,
  state: studyStateSchema,
  /** Why it is in this state, where that needs saying: out of budget, devices gone. */
  reason: z.string().nullable(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
});
export type Study = z.infer<typeof studySchema>;
