import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers in [0, 1), the same for the same seed. */
export function seededUniform(seed: number): () => number {
  const source = xoroshiro128plus(seed);
  return () => uniformFloat64(source);
}
