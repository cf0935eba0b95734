import { varyingFactors, type Dataset } from '@shared/experiment/dataset';

/** Names of the factors that metrics are measured on; numbers where only a file knows the names. */
export function factorNames(dataset: Dataset, count: number): string[] {
  // Whether there is a circle at all is no factor of the circle.
  const known = (varyingFactors(dataset) ?? []).map(({ name }) => name).filter((name) => name !== 'present');
  return known.length === count ? known : Array.from({ length: count }, (_, index) => `factor ${String(index + 1)}`);
}
