import type { Generator } from '../../random/generator';

/** One bootstrap sample: how often each of `samples` rows occurs when as many are drawn with replacement. */
export function resampledCounts(samples: number, generator: Generator): Uint16Array {
  const counts = new Uint16Array(samples);
  for (let draw = 0; draw < samples; draw++) counts[Math.floor(generator.uniform() * samples)]! += 1;
  return counts;
}
