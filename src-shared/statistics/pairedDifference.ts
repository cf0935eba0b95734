import { bootstrapMeanInterval } from './bootstrapMean';
import { pairedEffectSize, type EffectSize } from './effectSize';
import type { Interval } from './interval';
import { mean } from './mean';
import { meanInterval } from './meanInterval';
import { sampleVariance } from './sampleVariance';
import { studentTCumulative } from './studentT';
import { wilcoxon, type Wilcoxon } from './wilcoxon';

/** How far replicas of two groups that share their seeds are apart, first − second. What too few pairs can't tell is null. */
export interface PairedDifference {
  readonly difference: number;
  /** The paired t-test. Null with one pair, or where all differences are equal. */
  readonly test: { readonly standardError: number; readonly t: number; readonly degreesOfFreedom: number; readonly pValue: number; readonly interval: Interval } | null;
  /** 95 % bootstrap interval of the mean difference. */
  readonly bootstrap: Interval | null;
  readonly effect: EffectSize | null;
  /** Null where all differences are 0. */
  readonly wilcoxon: Wilcoxon | null;
}

/**
 * @param pairs the values of each seed, [first, second].
 * @param seed of the bootstrap.
 * @returns null where there are none
 */
export function pairedDifference(pairs: readonly (readonly [first: number, second: number])[], seed: number): PairedDifference | null {
  if (pairs.length === 0) return null;
  const differences = pairs.map(([first, second]) => first - second);
  return {
    difference: mean(differences),
    test: pairedTest(differences),
    bootstrap: bootstrapMeanInterval(differences, seed),
    effect: pairedEffectSize(differences),
    wilcoxon: wilcoxon(differences),
  };
}

function pairedTest(differences: readonly number[]): PairedDifference['test'] {
  const interval = meanInterval(differences);
  const standardError = Math.sqrt(sampleVariance(differences) / differences.length);
  if (interval === null || standardError === 0) return null;
  const t = mean(differences) / standardError;
  const degreesOfFreedom = differences.length - 1;
  return { standardError, t, degreesOfFreedom, pValue: 2 * studentTCumulative(-Math.abs(t), degreesOfFreedom), interval };
}
