import type { Experiment } from '@shared/experiment/experiment';
import { snapshotSteps } from '../evaluation/snapshotSteps';
import { FINAL_NLL_SAMPLES, SNAPSHOT_NLL_SAMPLES } from '../evaluation/nllSamples';
import type { Speed } from './measureExperiment';

/** All metrics of 10 latents and the five factors of dSprites took 22 s for 10,000 images, on two cores. */
const MILLISECONDS_OF_METRICS_PER_IMAGE = 2.2;

/** Seconds for a whole experiment, or for what is left of it after `step`: its steps, its snapshots and the last evaluation. */
export function estimateSeconds({ training, evaluation }: Experiment, speed: Speed, step = 0): number {
  const { samples } = evaluation;
  const snapshots = snapshotSteps(training.steps, evaluation.snapshots).filter((candidate) => candidate >= step).length;
  const measured = (nllSamples: number) => samples * speed.millisecondsPerEncodedImage + Math.min(samples, nllSamples) * speed.millisecondsPerEvaluatedImage;
  const metrics = evaluation.metrics === 'all' ? samples * MILLISECONDS_OF_METRICS_PER_IMAGE : 0;
  return ((training.steps - step) * speed.millisecondsPerStep + snapshots * measured(SNAPSHOT_NLL_SAMPLES) + measured(FINAL_NLL_SAMPLES) + metrics) / 1000;
}
