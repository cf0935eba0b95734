import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { CallOutput } from '@shared/contract/contract';
import { dataPath, type Dataset } from '@shared/experiment/dataset';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';
import { watchDebounced } from '@renderer/shared/timing/watchDebounced';

export type DatasetPreview = CallOutput<'datasets.preview'>;

/** A large file that is read for the first time. */
export interface DatasetReading {
  readonly fraction: number;
  /** Null until there is something to reckon from. */
  readonly secondsLeft: number | null;
}

export const PREVIEW_IMAGES = 24;
const PREVIEW_POINTS = 400;
const PATIENCE_MILLISECONDS = 250;

/** Keeps a sample of the dataset: drawn anew shortly after the dataset or the seed changed. An answer that comes too late is dropped. */
export function useDatasetPreview(dataset: () => Dataset): {
  readonly preview: Readonly<ShallowRef<DatasetPreview | null>>;
  readonly problem: Readonly<ShallowRef<Problem | null>>;
  readonly seed: Ref<number>;
  readonly reload: () => void;
  readonly reading: Readonly<ShallowRef<DatasetReading | null>>;
  /** Ends the reading of the file. */
  readonly stop: () => void;
} {
  const preview = shallowRef<DatasetPreview | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const seed = ref(0);
  const reading = shallowRef<DatasetReading | null>(null);
  let newest = 0;
  let readingSince = 0;

  onScopeDispose(useClient().on('datasets.reading', ({ path, fraction }) => {
    if (path !== dataPath(dataset())) return;
    if (!reading.value) readingSince = performance.now();
    const seconds = (performance.now() - readingSince) / 1000;
    reading.value = fraction >= 1 ? null : { fraction, secondsLeft: fraction > 0.02 && seconds > 1 ? (seconds / fraction) * (1 - fraction) : null };
  }));

  function stop(): void {
    const path = dataPath(dataset());
    if (path !== null) useClient().call('datasets.stopReading', { path }).catch((error: unknown) => { problem.value = toProblem(error); });
  }

  function reload(): void {
    const own = ++newest;
    useClient().call('datasets.preview', { dataset: dataset(), seed: seed.value, images: PREVIEW_IMAGES, points: PREVIEW_POINTS }).then(
      (answer) => {
        if (own !== newest) return;
        preview.value = answer;
        problem.value = null;
        reading.value = null;
      },
      (error: unknown) => {
        if (own !== newest) return;
        problem.value = toProblem(error);
        reading.value = null;
      },
    );
  }

  watchDebounced(() => JSON.stringify([dataset(), seed.value]), PATIENCE_MILLISECONDS, reload);
  return { preview, problem, seed, reload, reading, stop };
}
