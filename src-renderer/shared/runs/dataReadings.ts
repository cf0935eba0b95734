import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { dataPath, type Dataset } from '@shared/experiment/dataset';
import { useClient } from '@renderer/shared/client/client';

/** Files of data that are being read for the first time, for a preview or a run, by path: how much of each is read. */
export const useDataReadings = defineStore('dataReadings', () => {
  const fractions = shallowRef<ReadonlyMap<string, number>>(new Map());

  useClient().on('datasets.reading', ({ path, fraction }) => {
    const next = new Map(fractions.value);
    if (fraction >= 1) next.delete(path);
    else next.set(path, fraction);
    fractions.value = next;
  });

  /** How much of a dataset's file is read; null while nothing reads it. */
  function fractionOf(dataset: Dataset): number | null {
    const path = dataPath(dataset);
    return path === null ? null : fractions.value.get(path) ?? null;
  }

  return { fractionOf };
});
