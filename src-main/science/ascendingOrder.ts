/** The indices of `values` from the smallest value to the largest; equal values keep their order. */
export function ascendingOrder(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
}
