import type { Experiment } from '@shared/experiment/experiment';
import { snapshotSteps } from '../evaluation/snapshotSteps';
import { SNAPSHOT_NLL_SAMPLES } from '../evaluation/takeSnapshot';
import type { Speed } from './measureExperiment';

/** Seconds for a whole experiment, or for what is left of it after `step`: its steps, its snapshots and the last evaluation. */
export function estimateSeconds({ training, evaluation }: Experiment, speed: Speed, step = 0): number {
  const { samples } = evaluation;
  const snapshots = snapshotSteps(training.steps, evaluation.snapshots).filter((candidate) => candidate >= step).length;
  const decoded = Math.min(samples, SNAPSHOT_NLL_SAMPLES);
  const snapshot = samples * speed.millisecondsPerEncodedImage + decoded * speed.millisecondsPerEvaluatedImage;
  const last = samples * (speed.millisecondsPerEncodedImage + speed.millisecondsPerEvaluatedImage);
  return ((training.steps - step) * speed.millisecondsPerStep + snapshots * snapshot + last) / 1000;
}
