import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import type { Generator } from '../random/generator';

/**
 * Draws factor values uniformly and independently: from an interval, or from the levels of a discrete factor.
 * @returns [count, factors] row-major, in the factors' own units.
 */
export function drawFactors(factors: readonly VaryingFactor[], generator: Generator, count: number): Float64Array {
  const values = new Float64Array(count * factors.length);
  let index = 0;
  for (let row = 0; row < count; row++) {
    for (const { low, high, levels } of factors) {
      values[index] = levels === null ? low + (high - low) * generator.uniform() : levels[generator.integer(levels.length)]!;
      index += 1;
    }
  }
  return values;
}
