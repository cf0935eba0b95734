import type { VaryingFactor } from '@shared/experiment/datasets/factor';

/** The value in the middle of a factor's range; of a discrete factor its middle level, the upper one of two. */
export function middleOf({ low, high, levels }: VaryingFactor): number {
  return levels === null ? (low + high) / 2 : levels[levels.length >> 1]!;
}

/** The middle of factor space. */
export function middleOfFactors(factors: readonly VaryingFactor[]): Float64Array {
  return Float64Array.from(factors, middleOf);
}
