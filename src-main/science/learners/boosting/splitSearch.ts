import { RESOLUTION, type SortedColumn } from './sortedColumns';

/** Numbers that the histogram holds of each bin: the sum of negative residuals, that of positive ones, the rows, and one unused. */
export const CELLS_PER_BIN = 4;
export const POSITIVE = 1;
export const COUNT = 2;

/** A split that gains less is rounding; residuals are in [−1, 1]. */
const LEAST_GAIN = 1e-12;
/** Gains that differ by a smaller share than this are equal: their sums were taken in another order. */
const ROUNDING = 1e-9;

/** The rows of one node of a growing tree. */
export interface TreeNode {
  /** Its number in `nodeOf`. */
  readonly node: number;
  readonly count: number;
  /** Sum of the residuals. */
  readonly total: number;
  /** [columns][bins][CELLS_PER_BIN] */
  readonly histogram: Float64Array;
}

/**
 * Finds the split of a node that removes most squared error, among all splits between two different values of all columns;
 * of equal ones that of the first column in turn, and which other columns have them. The histogram gives the gain of splits between bins. For those inside a bin it gives a bound, from the sums of its positive
 * and of its negative residuals; only bins whose bound beats the best split so far are walked through row by row.
 */
export class SplitSearch {
  /** The best split: rows up to `threshold` in `column` go left. Column −1 where no split gains anything. */
  column = -1;
  threshold = 0;
  gain = 0;
  /** Sum of the residuals that go left. */
  leftTotal = 0;
  /** 1 for each column that has a split of this gain, [columns]. */
  readonly equals: Uint8Array;
  readonly #columns: readonly SortedColumn[];
  readonly #offsets: readonly number[];
  readonly #reciprocals: Float64Array;
  /** Bins that may hold a better split, four numbers each: column, bin, and rows and residuals before it. */
  readonly #candidates: Float64Array;
  readonly #bounds: Float64Array;
  #candidateCount = 0;
  /** Another column comes first in each search, so that none is favored where splits of different rows are equal. */
  #first = 0;
  /** Gains from here on are as good as the best so far, or better. */
  #equal = 0;
  #better = 0;
  /** The best split so far is between these bins, or inside one where `#above` is −1 and `threshold` is known. */
  #below = 0;
  #above = 0;

  constructor(columns: readonly SortedColumn[], offsets: readonly number[]) {
    const bins = columns.reduce((sum, { starts }) => sum + starts.length - 1, 0);
    this.equals = new Uint8Array(columns.length);
    this.#columns = columns;
    this.#offsets = offsets;
    this.#reciprocals = Float64Array.from({ length: columns[0]!.values.length + 1 }, (_, count) => 1 / count);
    this.#candidates = new Float64Array(bins * 4);
    this.#bounds = new Float64Array(bins);
  }

  /** @param nodeOf the node of each row, [rows]. */
  find(node: TreeNode, residuals: Float64Array, nodeOf: Uint8Array): void {
    this.column = -1;
    // Gains are compared without the factor that all splits of a node share, its number of rows.
    this.#best(LEAST_GAIN / node.count);
    this.#candidateCount = 0;
    const columns = this.#columns.length;
    for (let index = 0; index < columns; index++) this.#betweenBins(node, (this.#first + index) % columns);
    this.#first = (this.#first + 1) % columns;
    for (let index = 0; index < this.#candidateCount; index++) {
      if (this.#bounds[index]! >= this.#equal) this.#insideBin(node, index, residuals, nodeOf);
    }
    this.gain *= node.count;
    if (this.column >= 0 && this.#above >= 0) this.threshold = this.#thresholdBetween(node.node, nodeOf);
  }

  #best(gain: number): void {
    this.gain = gain;
    this.#equal = gain * (1 - ROUNDING);
    this.#better = gain * (1 + ROUNDING);
  }

  /** Notes that a column has a split at least as good as the best. @returns whether it is better */
  #improves(gain: number, column: number): boolean {
    const better = gain > this.#better;
    if (better) {
      this.equals.fill(0);
      this.#best(gain);
      this.column = column;
    }
    if (this.column >= 0) this.equals[column] = 1;
    return better;
  }

  #betweenBins({ histogram, count, total }: TreeNode, column: number): void {
    const reciprocals = this.#reciprocals;
    const share = total / count;
    const bins = this.#columns[column]!.starts.length - 1;
    let cell = this.#offsets[column]!;
    let before = 0;
    let sum = 0;
    let last = 0;
    for (let bin = 0; bin < bins; bin++, cell += CELLS_PER_BIN) {
      const inBin = histogram[cell + COUNT]!;
      if (inBin === 0) continue;
      const excess = sum - share * before;
      if (before > 0) {
        const gain = excess * excess * reciprocals[before]! * reciprocals[count - before]!;
        if (gain >= this.#equal && this.#improves(gain, column)) {
          this.#below = last;
          this.#above = bin;
          this.leftTotal = sum;
        }
      }
      const negative = histogram[cell]!;
      const positive = histogram[cell + POSITIVE]!;
      const after = before + inBin;
      if (inBin > 1) {
        const least = excess + negative - (share > 0 ? share * inBin : 0);
        const most = excess + positive - (share < 0 ? share * inBin : 0);
        const first = reciprocals[before + 1]! * reciprocals[count - before - 1]!;
        const final = reciprocals[after - 1]! * reciprocals[count - after + 1]!;
        const bound = (-least > most ? least * least : most * most) * (first > final ? first : final);
        if (bound >= this.#equal) this.#remember(column, bin, before, sum, bound);
      }
      sum += negative + positive;
      before = after;
      last = bin;
    }
  }

  #remember(column: number, bin: number, before: number, sum: number, bound: number): void {
    const index = this.#candidateCount++;
    this.#bounds[index] = bound;
    this.#candidates[index * 4] = column;
    this.#candidates[index * 4 + 1] = bin;
    this.#candidates[index * 4 + 2] = before;
    this.#candidates[index * 4 + 3] = sum;
  }

  #insideBin({ node, count, total }: TreeNode, index: number, residuals: Float64Array, nodeOf: Uint8Array): void {
    const column = this.#candidates[index * 4]!;
    const bin = this.#candidates[index * 4 + 1]!;
    const { values, order, starts } = this.#columns[column]!;
    const share = total / count;
    const end = starts[bin + 1]!;
    let before = this.#candidates[index * 4 + 2]!;
    let sum = this.#candidates[index * 4 + 3]!;
    let previous = Number.NaN;
    for (let place = starts[bin]!; place < end; place++) {
      const row = order[place]!;
      if (nodeOf[row] !== node) continue;
      const value = values[row]!;
      if (value - previous > RESOLUTION) {
        const excess = sum - share * before;
        const gain = excess * excess * this.#reciprocals[before]! * this.#reciprocals[count - before]!;
        if (gain >= this.#equal && this.#improves(gain, column)) {
          this.#above = -1;
          this.threshold = middle(previous, value);
          this.leftTotal = sum;
        }
      }
      previous = value;
      sum += residuals[row]!;
      before += 1;
    }
  }

  /** Halfway between the node's largest value in the lower bin and its smallest in the upper one. */
  #thresholdBetween(node: number, nodeOf: Uint8Array): number {
    const { values, order, starts } = this.#columns[this.column]!;
    let lower = starts[this.#below + 1]! - 1;
    while (nodeOf[order[lower]!] !== node) lower -= 1;
    let upper = starts[this.#above]!;
    while (nodeOf[order[upper]!] !== node) upper += 1;
    return middle(values[order[lower]!]!, values[order[upper]!]!);
  }
}

/** The mean of two values, below the larger one even where rounding would reach it. */
function middle(lower: number, upper: number): number {
  const mean = lower / 2 + upper / 2;
  return mean < upper ? mean : lower;
}
