import type { Generator } from '../../random/generator';

/** The numbers 0 to `samples` − 1 in random order (Fisher and Yates). Codes in this order no longer belong to their factors. */
export function shuffledRows(samples: number, generator: Generator): Uint32Array {
  const rows = Uint32Array.from({ length: samples }, (_, row) => row);
  for (let last = samples - 1; last > 0; last--) {
    const other = Math.floor(generator.uniform() * (last + 1));
    const row = rows[last]!;
    rows[last] = rows[other]!;
    rows[other] = row;
  }
  return rows;
}
