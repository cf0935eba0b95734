/**
 * The value below which a share of the values lies, interpolated linearly between neighbors as numpy does by default.
 * Reorders `values` (Hoare's selection), which is much faster than sorting them.
 * @param share in [0, 1]
 */
export function quantile(values: Float64Array, share: number): number {
  const position = share * (values.length - 1);
  const lower = Math.floor(position);
  const low = select(values, lower);
  if (position === lower) return low;
  // All values after the selected one are at least as large.
  let high = Number.POSITIVE_INFINITY;
  for (let index = lower + 1; index < values.length; index++) high = Math.min(high, values[index]!);
  return low + (high - low) * (position - lower);
}

/** Brings the value of rank `rank` to its place, smaller ones before it and larger ones after it. */
function select(values: Float64Array, rank: number): number {
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[(first + last) >> 1]!;
    let left = first;
    let right = last;
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left <= right) {
        const value = values[left]!;
        values[left++] = values[right]!;
        values[right--] = value;
      }
    }
    if (rank <= right) last = right;
    else if (rank >= left) first = left;
    else break;
  }
  return values[rank]!;
}
