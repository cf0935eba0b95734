import { varyingFactors, type Dataset } from '@shared/experiment/dataset';
import type { Generator } from '../random/generator';

/**
 * Draws factor values uniformly and independently from their ranges.
 * @returns [count, varying factors] row-major, in the order of `varyingFactors`, in the factors' own units.
 */
export function sampleFactors(dataset: Dataset, generator: Generator, count: number): Float64Array {
  const factors = varyingFactors(dataset);
  const values = new Float64Array(count * factors.length);
  let index = 0;
  for (let row = 0; row < count; row++) {
    for (const { low, high } of factors) {
      values[index] = low + (high - low) * generator.uniform();
      index += 1;
    }
  }
  return values;
}
