import { setImmediate as turn } from 'node:timers/promises';

/** Windows stay fluid while the main thread is kept no longer than this. */
const SLICE_MILLISECONDS = 12;

/**
 * Does a piece of work for each of many items and lets everything else of the thread have its turn every few milliseconds.
 * @param signal ends it between two items, with the signal's reason.
 */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void, signal?: AbortSignal): Promise<void> {
  let started = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - started < SLICE_MILLISECONDS) continue;
    await turn();
    signal?.throwIfAborted();
    started = performance.now();
  }
}
