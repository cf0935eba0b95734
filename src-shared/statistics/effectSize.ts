import { logGamma } from './logGamma';
import { mean } from './mean';
import { sampleVariance } from './sampleVariance';

/** A difference in standard deviations. */
export interface EffectSize {
  readonly cohensD: number;
  /** Cohen's d without the bias that few values give it (Hedges 1981, equation 6e). */
  readonly hedgesG: number;
}

/**
 * The difference of two groups' means over their pooled standard deviation.
 * @returns null where a group has fewer than two values, or where neither varies at all
 */
export function effectSize(first: readonly number[], second: readonly number[]): EffectSize | null {
  if (first.length < 2 || second.length < 2) return null;
  const degreesOfFreedom = first.length + second.length - 2;
  const pooled = ((first.length - 1) * sampleVariance(first) + (second.length - 1) * sampleVariance(second)) / degreesOfFreedom;
  return sized(mean(first) - mean(second), pooled, degreesOfFreedom);
}

/** The mean of differences within pairs over their standard deviation. @returns null with fewer than three, or where they never vary */
export function pairedEffectSize(differences: readonly number[]): EffectSize | null {
  return differences.length < 3 ? null : sized(mean(differences), sampleVariance(differences), differences.length - 1);
}

function sized(difference: number, variance: number, degreesOfFreedom: number): EffectSize | null {
  if (variance === 0) return null;
  const cohensD = difference / Math.sqrt(variance);
  const correction = Math.exp(logGamma(degreesOfFreedom / 2) - logGamma((degreesOfFreedom - 1) / 2)) / Math.sqrt(degreesOfFreedom / 2);
  return { cohensD, hedgesG: cohensD * correction };
}
