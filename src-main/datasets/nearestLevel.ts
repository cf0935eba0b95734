import type { VaryingFactor } from '@shared/experiment/datasets/factor';

/** The index of the level that is nearest to a value; of two that are equally near, the lower one. */
export function nearestLevel(levels: readonly number[], value: number): number {
  let best = 0;
  for (let index = 1; index < levels.length; index++) {
    if (Math.abs(levels[index]! - value) < Math.abs(levels[best]! - value)) best = index;
  }
  return best;
}

/**
 * Factor values with every discrete factor at its nearest level; continuous ones stay as they are.
 * @param values [count, factors]
 */
export function atNearestLevels(factors: readonly VaryingFactor[], values: Float64Array): Float64Array {
  return values.map((value, index) => {
    const { levels } = factors[index % factors.length]!;
    return levels === null ? value : levels[nearestLevel(levels, value)]!;
  });
}
