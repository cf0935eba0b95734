import { mean } from './mean';
import { ranks } from './ranks';

/** Pearson's correlation, in [−1, 1]. @returns null with fewer than two pairs, or where one side never varies */
export function pearson(first: readonly number[] | Float64Array, second: readonly number[] | Float64Array): number | null {
  for (const values of [first, second]) if (values.every((value) => value === values[0])) return null;
  const [firstMean, secondMean] = [mean(first), mean(second)];
  let products = 0;
  let firstSquares = 0;
  let secondSquares = 0;
  for (let index = 0; index < first.length; index++) {
    const [left, right] = [first[index]! - firstMean, second[index]! - secondMean];
    products += left * right;
    firstSquares += left * left;
    secondSquares += right * right;
  }
  const scale = Math.sqrt(firstSquares) * Math.sqrt(secondSquares);
  return Math.max(-1, Math.min(1, products / scale));
}

/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing theirs. */
export function spearman(first: readonly number[], second: readonly number[]): number | null {
  return pearson(ranks(Float64Array.from(first)), ranks(Float64Array.from(second)));
}
