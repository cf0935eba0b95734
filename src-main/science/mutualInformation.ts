import { classCount } from './classCount';

/** How often each class occurs, as shares that sum to 1. */
function shares(counts: Float64Array, total: number): Float64Array {
  return counts.map((count) => count / total);
}

/**
 * Plug-in estimate of the mutual information of two discrete variables, in nats: Σ p(a, b) · ln(p(a, b) / (p(a) · p(b)))
 * over the observed frequencies (Cover and Thomas 2006, Section 2.3). The entropy of `a` is `mutualInformation(a, a)`.
 * @param first, second classes 0, 1, … of the same samples.
 */
export function mutualInformation(first: Int32Array, second: Int32Array): number {
  const rows = classCount(first);
  const columns = classCount(second);
  const joint = new Float64Array(rows * columns);
  const firstCounts = new Float64Array(rows);
  const secondCounts = new Float64Array(columns);
  for (let index = 0; index < first.length; index++) {
    joint[first[index]! * columns + second[index]!]! += 1;
    firstCounts[first[index]!]! += 1;
    secondCounts[second[index]!]! += 1;
  }
  const firstShares = shares(firstCounts, first.length);
  const secondShares = shares(secondCounts, first.length);
  let information = 0;
  joint.forEach((count, cell) => {
    if (count === 0) return;
    const share = count / first.length;
    information += share * Math.log(share / (firstShares[Math.floor(cell / columns)]! * secondShares[cell % columns]!));
  });
  // Rounding can leave a tiny negative sum where the variables are independent.
  return Math.max(0, information);
}
