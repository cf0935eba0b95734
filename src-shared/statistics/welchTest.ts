import { CONFIDENCE, type Interval } from './interval';
import { mean } from './mean';
import { sampleVariance } from './sampleVariance';
import { studentTCumulative, studentTQuantile } from './studentT';

/** Whether two groups have the same mean, without taking their variances to be equal. */
export interface WelchTest {
  /** Of the difference. */
  readonly standardError: number;
  /** The difference in its standard errors. */
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly pValue: number;
  /** 95 % interval of the difference, first − second. */
  readonly interval: Interval;
}

/** Welch's t-test (Welch 1947). @returns null where a group has fewer than two values, or where neither varies at all */
export function welchTest(first: readonly number[], second: readonly number[]): WelchTest | null {
  if (first.length < 2 || second.length < 2) return null;
  const [one, other] = [sampleVariance(first) / first.length, sampleVariance(second) / second.length];
  const variance = one + other;
  if (variance === 0) return null;
  const degreesOfFreedom = variance ** 2 / (one ** 2 / (first.length - 1) + other ** 2 / (second.length - 1));
  const standardError = Math.sqrt(variance);
  const difference = mean(first) - mean(second);
  const t = difference / standardError;
  const reach = studentTQuantile((1 + CONFIDENCE) / 2, degreesOfFreedom) * standardError;
  return { standardError, t, degreesOfFreedom, pValue: 2 * studentTCumulative(-Math.abs(t), degreesOfFreedom), interval: [difference - reach, difference + reach] };
}
