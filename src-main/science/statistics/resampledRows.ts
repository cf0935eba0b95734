import type { Generator } from '../../random/generator';
import { resampledCounts } from './resampledCounts';

/** One bootstrap sample: the numbers of as many rows, drawn with replacement, in ascending order. */
export function resampledRows(samples: number, generator: Generator): Uint32Array {
  const rows = new Uint32Array(samples);
  let place = 0;
  resampledCounts(samples, generator).forEach((count, row) => {
    rows.fill(row, place, place + count);
    place += count;
  });
  return rows;
}
