import type { VaryingFactor } from '@shared/experiment/datasets/factor';

/** A factor with its range, and the number of its levels where it has some. */
export function describeFactor({ name, low, high, levels }: VaryingFactor): string {
  const range = `${name} ${rounded(low)}–${rounded(high)}`;
  return levels === null ? range : `${range} (${String(levels.length)})`;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}
