/** The interval that an axis shows for values from `low` to `high`: the unit interval where they lie in it, since factors do. */
export function axisDomain(low: number, high: number): { readonly low: number; readonly high: number } {
  return low >= 0 && high <= 1 ? { low: 0, high: 1 } : { low, high };
}

/** An end of an axis in as few characters as it needs. */
export function axisTick(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** How many of `values` fall in each of `bins` equal parts of an interval; its upper end belongs to the last part. */
export function countInBins(values: readonly number[], low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((bins * (value - low)) / (high - low)));
    if (bin >= 0) counts[bin]!++;
  }
  return counts;
}
