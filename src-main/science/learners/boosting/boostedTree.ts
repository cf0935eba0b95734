import { sortedColumns, type SortedColumn } from './sortedColumns';
import { CELLS_PER_BIN, COUNT, POSITIVE, SplitSearch } from './splitSearch';

/** Trees of the boosting machine are this deep, so they have at most 8 leaves. */
const DEPTH = 3;
const LEAVES = 2 ** DEPTH;
const INNER_NODES = LEAVES - 1;
/** More make the bounds of the search tighter, fewer make the histograms smaller. */
const BINS = 128;

/**
 * A regression tree of depth 3 that is grown again and again on the same table, as boosting does. Each node takes the split,
 * of all possible ones, that removes most squared error, which for two children is Friedman's criterion
 * n₁·n₂/(n₁ + n₂)·(m₁ − m₂)² (Friedman 2001, Equation 35). Where several columns have the same best split they share its
 * gain; scikit-learn gives it to one of them at random, which on average is the same. Residuals are summed in histograms;
 * that of a larger child is its parent's minus its sibling's.
 */
export class BoostedTree {
  /** Squared error that the last tree's splits on each column removed, [columns]. */
  readonly gain: Float64Array;
  /** The rows of the last tree's leaves, one leaf after the other; leaf l has the places `starts[l]` to `starts[l + 1]`. */
  readonly rows: Uint32Array;
  readonly starts = new Uint32Array(LEAVES + 1);
  /** Splits of the last tree in heap order: children of node i are 2i + 1 and 2i + 2. */
  readonly splitColumns = new Uint32Array(INNER_NODES);
  /** Rows up to it go left; infinity where a node has no split and all do. */
  readonly thresholds = new Float64Array(INNER_NODES);
  /** Each column's share of each split, [nodes][columns]; 0 where a node has no split. */
  readonly shares: Float64Array;
  readonly #columns: readonly SortedColumn[];
  readonly #offsets: number[] = [];
  readonly #search: SplitSearch;
  /** [depth][left or right], each [columns][bins][CELLS_PER_BIN]. */
  readonly #histograms: readonly (readonly [Float64Array, Float64Array])[];
  readonly #nodeOf: Uint8Array;
  /** 1 for rows with a positive residual. */
  readonly #signs: Uint8Array;
  readonly #buffer: Uint32Array;

  /** @param table [rows, columns] */
  constructor(table: Float64Array, columns: number) {
    const rows = table.length / columns;
    this.#columns = sortedColumns(table, columns, BINS);
    let cells = 0;
    for (const { starts } of this.#columns) {
      this.#offsets.push(cells);
      cells += (starts.length - 1) * CELLS_PER_BIN;
    }
    this.#search = new SplitSearch(this.#columns, this.#offsets);
    this.#histograms = Array.from({ length: DEPTH }, () => [new Float64Array(cells), new Float64Array(cells)] as const);
    this.gain = new Float64Array(columns);
    this.shares = new Float64Array(INNER_NODES * columns);
    this.rows = new Uint32Array(rows);
    this.#nodeOf = new Uint8Array(rows);
    this.#signs = new Uint8Array(rows);
    this.#buffer = new Uint32Array(rows);
  }

  /** @param residuals in [−1, 1], [rows]. */
  grow(residuals: Float64Array): void {
    this.gain.fill(0);
    this.shares.fill(0);
    this.thresholds.fill(Number.POSITIVE_INFINITY);
    this.#nodeOf.fill(0);
    this.starts[LEAVES] = this.rows.length;
    let total = 0;
    for (let row = 0; row < residuals.length; row++) {
      const residual = residuals[row]!;
      total += residual;
      this.#signs[row] = residual > 0 ? 1 : 0;
      this.rows[row] = row;
    }
    const [root] = this.#histograms[0]!;
    this.#collectRoot(root, residuals);
    this.#split(0, 0, 0, this.rows.length, total, root, residuals);
  }

  /**
   * Adds the step of its leaf to every row of another table.
   * @param table [rows, columns]
   * @param steps [leaves]
   * @param scores [rows]
   */
  addSteps(table: Float64Array, steps: Float64Array, scores: Float64Array): void {
    const { splitColumns, thresholds } = this;
    const columns = this.#columns.length;
    const firstColumn = splitColumns[0]!;
    const firstThreshold = thresholds[0]!;
    for (let row = 0, start = 0; row < scores.length; row++, start += columns) {
      const second = table[start + firstColumn]! > firstThreshold ? 2 : 1;
      const third = 2 * second + (table[start + splitColumns[second]!]! > thresholds[second]! ? 2 : 1);
      const leaf = 2 * third + (table[start + splitColumns[third]!]! > thresholds[third]! ? 2 : 1) - INNER_NODES;
      scores[row]! += steps[leaf]!;
    }
  }

  #split(node: number, depth: number, start: number, end: number, total: number, histogram: Float64Array, residuals: Float64Array): void {
    const search = this.#search;
    search.find({ node, count: end - start, total, histogram }, residuals, this.#nodeOf);
    if (search.column < 0) {
      this.#endAt(node, start, end);
      return;
    }
    const { column, threshold, leftTotal } = search;
    this.#credit(node);
    this.splitColumns[node] = column;
    this.thresholds[node] = threshold;
    const left = 2 * node + 1;
    const place = this.#part(this.#columns[column]!.values, threshold, start, end, left);
    if (depth + 1 === DEPTH) {
      this.starts[left - INNER_NODES] = start;
      this.starts[left + 1 - INNER_NODES] = place;
      return;
    }
    const children = this.#histograms[depth + 1]!;
    const leftIsSmaller = place - start <= end - place;
    const [smaller, larger] = leftIsSmaller ? children : [children[1], children[0]];
    if (leftIsSmaller) this.#collect(smaller, residuals, start, place);
    else this.#collect(smaller, residuals, place, end);
    for (let cell = 0; cell < larger.length; cell++) larger[cell] = histogram[cell]! - smaller[cell]!;
    this.#split(left, depth + 1, start, place, leftTotal, children[0], residuals);
    this.#split(left + 1, depth + 1, place, end, total - leftTotal, children[1], residuals);
  }

  /** A leaf above the last level: all its rows go to its leftmost leaf, and the others stay empty. */
  #endAt(node: number, start: number, end: number): void {
    let first = node;
    let width = 1;
    while (first < INNER_NODES) {
      first = 2 * first + 1;
      width *= 2;
    }
    for (let leaf = 0; leaf < width; leaf++) this.starts[first - INNER_NODES + leaf] = leaf === 0 ? start : end;
  }

  /** Shares the gain of a split among the columns that could have made it. */
  #credit(node: number): void {
    const { equals, gain } = this.#search;
    let columns = 0;
    for (const equal of equals) columns += equal;
    for (let column = 0; column < equals.length; column++) {
      if (equals[column] === 0) continue;
      this.gain[column]! += gain / columns;
      this.shares[node * equals.length + column] = 1 / columns;
    }
  }

  /** All rows are in every column's order, bin by bin: sums stay in registers. */
  #collectRoot(histogram: Float64Array, residuals: Float64Array): void {
    for (let column = 0; column < this.#columns.length; column++) {
      const { order, starts } = this.#columns[column]!;
      let cell = this.#offsets[column]!;
      for (let bin = 0; bin + 1 < starts.length; bin++, cell += CELLS_PER_BIN) {
        const end = starts[bin + 1]!;
        let sum = 0;
        let size = 0;
        for (let place = starts[bin]!; place < end; place++) {
          const residual = residuals[order[place]!]!;
          sum += residual;
          size += Math.abs(residual);
        }
        histogram[cell] = (sum - size) / 2;
        histogram[cell + POSITIVE] = (sum + size) / 2;
        histogram[cell + COUNT] = end - starts[bin]!;
      }
    }
  }

  #collect(histogram: Float64Array, residuals: Float64Array, start: number, end: number): void {
    const rows = this.rows;
    const signs = this.#signs;
    histogram.fill(0);
    for (let column = 0; column < this.#columns.length; column++) {
      const { bins } = this.#columns[column]!;
      const offset = this.#offsets[column]!;
      for (let place = start; place < end; place++) {
        const row = rows[place]!;
        const cell = offset + bins[row]! * CELLS_PER_BIN;
        histogram[cell + signs[row]!]! += residuals[row]!;
        histogram[cell + COUNT]! += 1;
      }
    }
  }

  /** Brings the rows that go left to the front, without branches, which no processor could foresee. @returns where the others start. */
  #part(values: Float64Array, threshold: number, start: number, end: number, leftNode: number): number {
    const rows = this.rows;
    const nodeOf = this.#nodeOf;
    const buffer = this.#buffer;
    let left = start;
    let right = 0;
    for (let place = start; place < end; place++) {
      const row = rows[place]!;
      const goesRight = Number(values[row]! > threshold);
      nodeOf[row] = leftNode + goesRight;
      rows[left] = row;
      buffer[right] = row;
      left += 1 - goesRight;
      right += goesRight;
    }
    for (let place = 0; place < right; place++) rows[left + place] = buffer[place]!;
    return left;
  }
}
