import type { Experiment } from '@shared/experiment/experiment';
import { snapshotSteps } from '../evaluation/snapshotSteps';
import { FINAL_NLL_SAMPLES, SNAPSHOT_NLL_SAMPLES } from '../evaluation/nllSamples';
import type { Speed } from './measureExperiment';

/** Seconds for a whole experiment, or for what is left of it after `step`: its steps, its snapshots and the last evaluation. */
export function estimateSeconds({ training, evaluation }: Experiment, speed: Speed, step = 0): number {
  const { samples } = evaluation;
  const snapshots = snapshotSteps(training.steps, evaluation.snapshots).filter((candidate) => candidate >= step).length;
  const measured = (nllSamples: number) => samples * speed.millisecondsPerEncodedImage + Math.min(samples, nllSamples) * speed.millisecondsPerEvaluatedImage;
  return ((training.steps - step) * speed.millisecondsPerStep + snapshots * measured(SNAPSHOT_NLL_SAMPLES) + measured(FINAL_NLL_SAMPLES)) / 1000;
}
