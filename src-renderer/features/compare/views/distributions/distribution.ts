import type { ComparedRun } from '../../comparedRun';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import type { RunGroup } from '../../runGroups';

/** A replica with its value. */
export interface MeasuredRun {
  readonly run: ComparedRun;
  readonly value: number;
}

/** How a measure is distributed over the replicas of a group. */
export interface Distribution {
  readonly group: RunGroup;
  /** By value, ascending. */
  readonly runs: readonly MeasuredRun[];
  /** The replica in the middle; of an even number the lower of the two, so that it is one that can be looked at. */
  readonly median: MeasuredRun;
  /** By the measure's own direction; the lowest and the highest where it has none. */
  readonly worst: MeasuredRun;
  readonly best: MeasuredRun;
}

/** The distribution of a group; null where nothing was measured. */
export function distributionOf(group: RunGroup, measure: ComparisonMeasure): Distribution | null {
  const runs = group.runs
    .flatMap((run): MeasuredRun[] => {
      const value = measure.value(run);
      return value === null || !Number.isFinite(value) ? [] : [{ run, value }];
    })
    .sort((left, right) => left.value - right.value || (left.run.id < right.run.id ? -1 : 1));
  const [lowest, highest] = [runs[0], runs[runs.length - 1]];
  if (!lowest || !highest) return null;
  const [worst, best] = measure.better === 'lower' ? [highest, lowest] : [lowest, highest];
  return { group, runs, median: runs[Math.floor((runs.length - 1) / 2)]!, worst, best };
}

const FEWEST_BINS = 20;
const MOST_BINS = 60;

/** Edges of equal bins that all groups share: more for larger groups, at round numbers. */
export function sharedBins(distributions: readonly Distribution[]): readonly number[] {
  const lows = distributions.map(({ runs }) => runs[0]!.value);
  const highs = distributions.map(({ runs }) => runs[runs.length - 1]!.value);
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  const largest = Math.max(...distributions.map(({ runs }) => runs.length));
  const wanted = Math.min(MOST_BINS, Math.max(FEWEST_BINS, Math.round(8 * Math.cbrt(largest))));
  const width = roundWidth((high - low) / wanted || Math.max(Math.abs(high) * 0.02, 1e-6));
  const first = Math.floor(low / width + 1e-9);
  const count = Math.max(1, Math.floor(high / width + 1e-9) - first + 1);
  return Array.from({ length: count + 1 }, (_, index) => (first + index) * width);
}

/** The smallest of 1, 2, 5, 10, … that is not below `least`. */
function roundWidth(least: number): number {
  const decade = 10 ** Math.floor(Math.log10(least));
  return decade * ([1, 2, 5].find((digit) => digit * decade >= least * (1 - 1e-9)) ?? 10);
}

/** The bin that a value falls into; the last bin holds its upper edge too. */
export function binOf(edges: readonly number[], value: number): number {
  const width = edges[1]! - edges[0]!;
  return Math.min(edges.length - 2, Math.max(0, Math.floor((value - edges[0]!) / width + 1e-9)));
}
