import type { EngineSession } from '../../engine/engine';
import { forEachBatch } from './batches';

/**
 * Decodes latent vectors batch by batch.
 * @param latents [count, latents]
 * @returns means of p(x|z), [count, height, width, channels].
 */
export async function decodeLatents(session: EngineSession, latents: Float32Array, count: number): Promise<Float32Array> {
  const width = latents.length / count;
  const batches: Float32Array[] = [];
  await forEachBatch(count, async (first, length) => {
    batches.push(await session.decode(latents.slice(first * width, (first + length) * width), length));
  });
  const images = new Float32Array(batches.reduce((sum, batch) => sum + batch.length, 0));
  let offset = 0;
  for (const batch of batches) {
    images.set(batch, offset);
    offset += batch.length;
  }
  return images;
}
