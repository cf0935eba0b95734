import { bcaInterval } from './bcaInterval';
import { BOOTSTRAP_REPLICATES, meansWithoutEach, resampledMean } from './bootstrapMean';
import type { Interval } from './interval';
import { mean } from './mean';
import { seededUniform } from './seededUniform';

/**
 * 95 % bootstrap interval of the difference of two groups' means, first − second, each group resampled by itself (see
 * `bcaInterval`; with few values it is too narrow, like that of a mean). @returns null where a group has fewer than two values
 */
export function bootstrapDifferenceInterval(first: readonly number[], second: readonly number[], seed: number): Interval | null {
  if (first.length < 2 || second.length < 2) return null;
  const uniform = seededUniform(seed);
  const replicates = Float64Array.from({ length: BOOTSTRAP_REPLICATES }, () => resampledMean(first, uniform) - resampledMean(second, uniform));
  const [ofFirst, ofSecond] = [mean(first), mean(second)];
  return bcaInterval(ofFirst - ofSecond, replicates, [meansWithoutEach(first).map((without) => without - ofSecond), meansWithoutEach(second).map((without) => ofFirst - without)]);
}
