import { varyingFactors, type Dataset } from '@shared/experiment/dataset';
import { renderImages } from '../../datasets/renderImages';
import type { EngineSession, Posterior } from '../../engine/engine';
import { forEachBatch } from './batches';

/**
 * Renders the images of factor values batch by batch and encodes them. Rendering is so much faster than encoding that
 * images are made anew each time rather than kept.
 * @param factors [count, varying factors]
 * @param onBatch is told how many images are done.
 */
export async function encodeFactors(session: EngineSession, dataset: Dataset, latents: number, factors: Float64Array, onBatch: (done: number) => void): Promise<Posterior> {
  const width = varyingFactors(dataset).length;
  const count = factors.length / width;
  const posterior = { mean: new Float32Array(count * latents), logVariance: new Float32Array(count * latents) };
  await forEachBatch(count, async (first, length) => {
    const images = new Float32Array(length * dataset.imageSize ** 2 * dataset.channels);
    renderImages(dataset, factors.subarray(first * width, (first + length) * width), images);
    const batch = await session.encode(images, length);
    posterior.mean.set(batch.mean, first * latents);
    posterior.logVariance.set(batch.logVariance, first * latents);
    onBatch(first + length);
  });
  return posterior;
}
