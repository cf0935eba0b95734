import type { ImageSource } from '../../datasets/imageSource';
import type { EngineSession, Posterior } from '../../engine/engine';
import { forEachBatch } from './batches';
import { renderedImages } from './renderedImages';

/**
 * Renders images batch by batch and encodes them. Rendering is so much faster than encoding that images are made anew each
 * time rather than kept.
 * @param coordinates [count, width]
 * @param onBatch is told how many images are done.
 */
export async function encodeImages(session: EngineSession, source: ImageSource, latents: number, coordinates: Float64Array, onBatch: (done: number) => void): Promise<Posterior> {
  const count = coordinates.length / source.width;
  const posterior = { mean: new Float32Array(count * latents), logVariance: new Float32Array(count * latents) };
  await forEachBatch(count, async (first, length) => {
    const images = renderedImages(source, coordinates.subarray(first * source.width, (first + length) * source.width));
    const batch = await session.encode(images, length);
    posterior.mean.set(batch.mean, first * latents);
    posterior.logVariance.set(batch.logVariance, first * latents);
    onBatch(first + length);
  });
  return posterior;
}
