import { bootstrapDifferenceInterval } from './bootstrapDifference';
import { effectSize, type EffectSize } from './effectSize';
import type { Interval } from './interval';
import { mannWhitney, type MannWhitney } from './mannWhitney';
import { mean } from './mean';
import { welchTest, type WelchTest } from './welchTest';

/** How far two groups of replicas are apart, first − second. What too few values can't tell is null. */
export interface GroupDifference {
  readonly difference: number;
  readonly welch: WelchTest | null;
  /** 95 % bootstrap interval of the difference. */
  readonly bootstrap: Interval | null;
  readonly effect: EffectSize | null;
  readonly mannWhitney: MannWhitney;
}

/** @param seed of the bootstrap. @returns null where a group is empty */
export function groupDifference(first: readonly number[], second: readonly number[], seed: number): GroupDifference | null {
  const ranked = mannWhitney(first, second);
  if (!ranked) return null;
  return {
    difference: mean(first) - mean(second),
    welch: welchTest(first, second),
    bootstrap: bootstrapDifferenceInterval(first, second, seed),
    effect: effectSize(first, second),
    mannWhitney: ranked,
  };
}
