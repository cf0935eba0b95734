import { setImmediate } from 'node:timers/promises';

/** Images in one call of the engine: many enough to be fast, few enough that float images take about 12 MB at 64×64×3. */
export const EVALUATION_BATCH = 250;

/**
 * Walks over `count` items in batches, in order. Between batches the event loop gets a turn, so that a worker can take
 * messages while it evaluates.
 */
export async function forEachBatch(count: number, work: (first: number, length: number) => Promise<void>): Promise<void> {
  for (let first = 0; first < count; first += EVALUATION_BATCH) {
    await work(first, Math.min(EVALUATION_BATCH, count - first));
    await setImmediate();
  }
}
