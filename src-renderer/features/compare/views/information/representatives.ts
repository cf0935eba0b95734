import type { ComparedRun } from '../../comparedRun';
import type { ComparisonMeasure } from '../../comparisonMeasures';

/** One replica that stands for its group. */
export interface Representative {
  readonly role: 'worst' | 'median' | 'best' | 'picked';
  readonly run: ComparedRun;
  readonly value: number;
}

/**
 * The worst, the median (the lower one of two) and the best of some runs by a measure; fewer where there are fewer runs.
 * Where no direction is better, the lowest counts as worst.
 */
export function representatives(runs: readonly ComparedRun[], measure: ComparisonMeasure): Representative[] {
  const measured = runs.flatMap((run) => { const value = measure.value(run); return value === null ? [] : [{ run, value }]; });
  const sign = measure.better === 'lower' ? -1 : 1;
  const sorted = measured.sort((left, right) => sign * (left.value - right.value) || (left.run.id < right.run.id ? -1 : 1));
  const [worst] = sorted;
  const best = sorted.at(-1);
  if (!worst || !best) return [];
  if (sorted.length === 1) return [{ role: 'best', ...best }];
  return [{ role: 'worst', ...worst }, ...(sorted.length > 2 ? [{ role: 'median' as const, ...sorted[Math.floor((sorted.length - 1) / 2)]! }] : []), { role: 'best', ...best }];
}
