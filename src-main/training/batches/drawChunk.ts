import { renderImages } from '../../datasets/renderImages';
import { sampleFactors } from '../../datasets/sampleFactors';
import type { Generator } from '../../random/generator';
import { imageValuesPerStep, noiseValuesPerStep, type BatchSpecification } from './batchSpecification';

/**
 * Draws `steps` consecutive training steps. Each step takes from the one stream first the factors of its batch, then the
 * noise of its batch, so that the numbers do not depend on how steps are grouped into chunks.
 * @param images target, at least [steps, batch, height, width, channels]
 * @param noise target, at least [steps, batch, latents]
 */
export function drawChunk(specification: BatchSpecification, generator: Generator, steps: number, images: Float32Array, noise: Float32Array): void {
  const imageValues = imageValuesPerStep(specification);
  const noiseValues = noiseValuesPerStep(specification);
  for (let step = 0; step < steps; step++) {
    const factors = sampleFactors(specification.dataset, generator, specification.batchSize);
    renderImages(specification.dataset, factors, images.subarray(step * imageValues, (step + 1) * imageValues));
    generator.fillNormal(noise.subarray(step * noiseValues, (step + 1) * noiseValues));
  }
}
