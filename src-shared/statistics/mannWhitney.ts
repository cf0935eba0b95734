import { normalCumulative } from './normalCumulative';
import { ranks } from './ranks';
import { tieSum } from './tieSum';

/** Whether values of one group tend to be larger than those of another, by their ranks alone. */
export interface MannWhitney {
  /** How many pairs the first group wins, ties counting half. */
  readonly u: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Whether the p-value is exact, else from the normal approximation with corrections for continuity and ties. */
  readonly exact: boolean;
  /** The probability that a value of the first group is above one of the second: u over all pairs. */
  readonly superiority: number;
}

/** Up to this many values in the smaller group the exact distribution is used, if there are no ties; as SciPy does. */
const FEW = 8;

/** The Mann-Whitney U test (Mann and Whitney 1947). @returns null where a group is empty */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney | null {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return null;
  const ranked = ranks(Float64Array.of(...first, ...second));
  const u = ranked.subarray(0, m).reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2;
  const ties = tieSum(ranked);
  const exact = ties === 0 && Math.min(m, n) <= FEW;
  const larger = Math.max(u, m * n - u);
  return { u, pValue: Math.min(1, 2 * (exact ? exactTail(larger, m, n) : normalTail(larger, m, n, ties))), exact, superiority: u / (m * n) };
}

function normalTail(u: number, m: number, n: number, ties: number): number {
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  return variance > 0 ? normalCumulative(-(u - (m * n) / 2 - 0.5) / Math.sqrt(variance)) : 0.5;
}

/** P(U ≥ u) where all orders are equally likely: the largest value comes from the first group in m of m + n cases. */
function exactTail(u: number, m: number, n: number): number {
  // distributions[i][k]: the probability that U is k for i values of the first group and as many of the second as there were so far.
  const distributions = Array.from({ length: m + 1 }, () => Float64Array.of(1));
  for (let j = 1; j <= n; j++) {
    for (let i = 1; i <= m; i++) {
      const [shorter, before] = [distributions[i - 1]!, distributions[i]!];
      const next = new Float64Array(i * j + 1);
      before.forEach((probability, k) => { next[k]! += (j / (i + j)) * probability; });
      shorter.forEach((probability, k) => { next[k + j]! += (i / (i + j)) * probability; });
      distributions[i] = next;
    }
  }
  return distributions[m]!.subarray(u).reduce((sum, probability) => sum + probability, 0);
}
