import { experimentSchema, type Experiment } from '../experiment/experiment';
import { encoderSchema } from '../experiment/model';
import type { Axis } from '../study/axis';
import { STUDY_VERSION, type StudyPlan } from '../study/study';

/** Steps a second that the hour's budget counts on, all runs together: Table 1 at 64×64 on one GPU. */
const GPU_STEPS_PER_HOUR = 1_000_000;

const common = { version: STUDY_VERSION, notes: '', devices: [], priority: 0, earlyStop: null, budgetSeconds: null } satisfies Partial<StudyPlan>;

/** The paper's own set-up. */
export function publishedPlan(name: string, base: Experiment, axes: readonly Axis[], replicas: number): StudyPlan {
  return { ...common, name: `${name}, as published`, base, axes: [...axes], replicas: { count: replicas, firstSeed: 0 } };
}

/** The paper's set-up with fewer steps and replicas, so that all runs together take about an hour of a GPU. */
export function hourPlan(name: string, base: Experiment, axes: readonly Axis[], replicas: number): StudyPlan {
  const runs = axes.reduce((product, { values }) => product * values.length, replicas);
  const steps = Math.min(base.training.steps, Math.max(1000, Math.round(GPU_STEPS_PER_HOUR / runs / 1000) * 1000));
  const experiment = { ...base, training: { ...base.training, steps }, evaluation: { ...base.evaluation, snapshots: 12 } };
  return { ...common, name: `${name}, an hour`, base: experiment, axes: [...axes], replicas: { count: replicas, firstSeed: 0 } };
}

/** What `minutesPlan` changes; what a reproduction changes besides is its own to say. */
export const minutesChanges = 'Images of 32×32, an encoder of three convolutions with 16 filters and a dense layer of 128, decoders with 16 filters, learning rate 0.001, and fewer steps and replicas; metrics on 2,000 images.';

/**
 * A small set-up for a processor. Its axes have to bring decoders that are small too.
 * The learning rate was chosen by NLL + KL on X-Y circles, for both decoders together.
 */
export function minutesPlan(name: string, base: Experiment, axes: readonly Axis[], replicas: number, steps: number): StudyPlan {
  const experiment = experimentSchema.parse({
    ...base,
    dataset: { ...base.dataset, imageSize: 32 },
    model: { ...base.model, encoder: encoderSchema.parse({ filters: [16, 16, 16], dense: 128 }) },
    optimizer: { ...base.optimizer, learningRate: 1e-3 },
    training: { ...base.training, batchSize: 16, steps },
    evaluation: { samples: 2000, snapshots: 6, metrics: 'headline' },
  });
  return { ...common, name: `${name}, minutes`, base: experiment, axes: [...axes], replicas: { count: replicas, firstSeed: 0 } };
}
