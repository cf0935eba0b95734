import { CONFIDENCE, type Interval } from './interval';
import { mean } from './mean';
import { sampleVariance } from './sampleVariance';
import { studentTQuantile } from './studentT';

/**
 * 95 % interval of a mean by Student's t-distribution, which takes into account how little a handful of replicas says about
 * their spread. @returns null with fewer than two values
 */
export function meanInterval(values: readonly number[]): Interval | null {
  if (values.length < 2) return null;
  const center = mean(values);
  const reach = studentTQuantile((1 + CONFIDENCE) / 2, values.length - 1) * Math.sqrt(sampleVariance(values) / values.length);
  return [center - reach, center + reach];
}
