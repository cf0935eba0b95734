import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { CallOutput } from '@shared/contract/contract';
import type { Dataset } from '@shared/experiment/dataset';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '@renderer/shared/client/client';
import { watchDebounced } from '@renderer/shared/timing/watchDebounced';

export type DatasetPreview = CallOutput<'datasets.preview'>;

export const PREVIEW_IMAGES = 24;
const PREVIEW_POINTS = 400;
const PATIENCE_MILLISECONDS = 250;

/** Keeps a sample of the dataset: drawn anew shortly after the dataset or the seed changed. An answer that comes too late is dropped. */
export function useDatasetPreview(dataset: () => Dataset): {
  readonly preview: Readonly<ShallowRef<DatasetPreview | null>>;
  readonly problem: Readonly<ShallowRef<Problem | null>>;
  readonly seed: Ref<number>;
  readonly reload: () => void;
} {
  const preview = shallowRef<DatasetPreview | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const seed = ref(0);
  let newest = 0;

  function reload(): void {
    const own = ++newest;
    useClient().call('datasets.preview', { dataset: dataset(), seed: seed.value, images: PREVIEW_IMAGES, points: PREVIEW_POINTS }).then(
      (answer) => {
        if (own !== newest) return;
        preview.value = answer;
        problem.value = null;
      },
      (error: unknown) => {
        if (own === newest) problem.value = toProblem(error);
      },
    );
  }

  watchDebounced(() => JSON.stringify([dataset(), seed.value]), PATIENCE_MILLISECONDS, reload);
  return { preview, problem, seed, reload };
}
