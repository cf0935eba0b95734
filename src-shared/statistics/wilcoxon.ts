import { normalCumulative } from './normalCumulative';
import { ranks } from './ranks';
import { tieSum } from './tieSum';

/** Whether differences within pairs tend to be positive, by the ranks of their sizes. */
export interface Wilcoxon {
  /** Sum of the ranks of the positive differences. */
  readonly positiveRanks: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Whether the p-value is exact, else from the normal approximation with a correction for ties. */
  readonly exact: boolean;
}

/** Up to this many pairs the exact distribution is used, if no two differences are of the same size. */
const FEW = 50;

/** The Wilcoxon signed-rank test (Wilcoxon 1945); differences of 0 are left out. @returns null where none is left */
export function wilcoxon(differences: readonly number[]): Wilcoxon | null {
  const present = differences.filter((difference) => difference !== 0);
  const count = present.length;
  if (count === 0) return null;
  const ranked = ranks(Float64Array.from(present, Math.abs));
  const positiveRanks = ranked.reduce((sum, rank, index) => sum + (present[index]! > 0 ? rank : 0), 0);
  const ties = tieSum(ranked);
  const exact = ties === 0 && count <= FEW;
  const larger = Math.max(positiveRanks, (count * (count + 1)) / 2 - positiveRanks);
  return { positiveRanks, pValue: Math.min(1, 2 * (exact ? exactTail(larger, count) : normalTail(larger, count, ties))), exact };
}

function normalTail(sum: number, count: number, ties: number): number {
  const variance = (count * (count + 1) * (2 * count + 1)) / 24 - ties / 48;
  return normalCumulative(-(sum - (count * (count + 1)) / 4) / Math.sqrt(variance));
}

/** P(sum of ranks ≥ `sum`) where each of the ranks 1 … count is positive in half of the cases. */
function exactTail(sum: number, count: number): number {
  let distribution = Float64Array.of(1);
  for (let rank = 1; rank <= count; rank++) {
    const next = new Float64Array(distribution.length + rank);
    distribution.forEach((probability, value) => {
      next[value]! += probability / 2;
      next[value + rank]! += probability / 2;
    });
    distribution = next;
  }
  return distribution.subarray(sum).reduce((total, probability) => total + probability, 0);
}
