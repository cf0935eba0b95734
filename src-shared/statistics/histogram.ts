import { quantile } from './quantile';

/** Counts of several groups in the same bins. */
export interface Histogram {
  /** Ascending, one more than there are bins. A bin holds its lower edge; the last one both. */
  readonly edges: readonly number[];
  /** [groups][bins] */
  readonly counts: readonly (readonly number[])[];
}

const FEWEST_BINS = 5;
const MOST_BINS = 60;

/**
 * Bins of equal width over all groups, as wide as Freedman and Diaconis (1981) say, 2·IQR / ∛N (or as many as Sturges says
 * where half of the values are equal), but at least 5 and at most 60.
 * @param groups finite values.
 * @param range what the bins cover, where not from the least to the largest value; values outside are not counted.
 */
export function histogram(groups: readonly (readonly number[])[], range: readonly [low: number, high: number] | null = null): Histogram {
  const values = Float64Array.from(groups.flat().filter((value) => range === null || (value >= range[0] && value <= range[1]))).sort();
  const [low, high] = range ?? extent(values);
  const bins = Math.min(MOST_BINS, Math.max(FEWEST_BINS, binCount(values, high - low)));
  const edges = Array.from({ length: bins + 1 }, (_, edge) => (edge === bins ? high : low + ((high - low) * edge) / bins));
  return { edges, counts: groups.map((group) => countIn(group, edges)) };
}

function binCount(values: Float64Array, range: number): number {
  if (values.length === 0) return FEWEST_BINS;
  const width = (2 * (quantile(values, 0.75) - quantile(values, 0.25))) / Math.cbrt(values.length);
  return width > 0 ? Math.ceil(range / width) : Math.ceil(Math.log2(values.length)) + 1;
}

/** Of sorted values; of width 1 where all are equal. */
function extent(sorted: Float64Array): [low: number, high: number] {
  const [low, high] = [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 1];
  return low < high ? [low, high] : [low - 0.5, low + 0.5];
}

function countIn(group: readonly number[], edges: readonly number[]): number[] {
  const bins = edges.length - 1;
  const [low, high] = [edges[0]!, edges[bins]!];
  const counts = new Array<number>(bins).fill(0);
  for (const value of group) {
    if (!(value >= low && value <= high)) continue;
    let bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    // Rounding may put a value that is an edge on its wrong side.
    if (value < edges[bin]!) bin -= 1;
    else if (bin < bins - 1 && value >= edges[bin + 1]!) bin += 1;
    counts[bin]! += 1;
  }
  return counts;
}
