import type { Dataset } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';

/** What one training step needs to be fed. */
export interface BatchSpecification {
  readonly dataset: Dataset;
  readonly batchSize: number;
  readonly latents: number;
}

export function batchSpecification(experiment: Experiment): BatchSpecification {
  return { dataset: experiment.dataset, batchSize: experiment.training.batchSize, latents: experiment.model.latents };
}

/** Numbers in the images of one step: batch × height × width × channels. */
export function imageValuesPerStep({ dataset, batchSize }: BatchSpecification): number {
  return batchSize * dataset.imageSize * dataset.imageSize * dataset.channels;
}

/** Numbers in the noise of one step: batch × latents. */
export function noiseValuesPerStep({ batchSize, latents }: BatchSpecification): number {
  return batchSize * latents;
}

/** Bytes of one step's images and noise in single precision. */
export function bytesPerStep(specification: BatchSpecification): number {
  return Float32Array.BYTES_PER_ELEMENT * (imageValuesPerStep(specification) + noiseValuesPerStep(specification));
}
