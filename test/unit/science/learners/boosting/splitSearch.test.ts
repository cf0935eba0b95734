import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedColumns, type SortedColumn } from '../../../../../src-main/science/learners/boosting/sortedColumns';
import { CELLS_PER_BIN, COUNT, POSITIVE, SplitSearch } from '../../../../../src-main/science/learners/boosting/splitSearch';

interface Case {
  readonly columns: readonly number[][];
  readonly residuals: readonly number[];
  readonly nodeOf: readonly number[];
  readonly bins: number;
}

/** Tables with many equal values, and nodes that hold only some of the rows. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 40 }).chain((rows) => fc.record({
  columns: fc.array(fc.array(fc.integer({ min: 0, max: 12 }).map((value) => value / 4), { minLength: rows, maxLength: rows }), { minLength: 1, maxLength: 3 }),
  residuals: fc.array(fc.integer({ min: -100, max: 100 }).map((value) => value / 100), { minLength: rows, maxLength: rows }),
  nodeOf: fc.array(fc.constantFrom(0, 0, 1), { minLength: rows, maxLength: rows }),
  bins: fc.constantFrom(1, 2, 3, 5, 128),
}));

/** The largest gain of any split of the rows of node 0, tried one by one. */
function bestGain({ columns, residuals, nodeOf }: Case): number {
  const rows = residuals.flatMap((_, row) => (nodeOf[row] === 0 ? [row] : []));
  const mean = (chosen: readonly number[]) => chosen.reduce((sum, row) => sum + residuals[row]!, 0) / chosen.length;
  let best = 0;
  for (const values of columns) {
    for (const threshold of new Set(rows.map((row) => values[row]!))) {
      const left = rows.filter((row) => values[row]! <= threshold);
      const right = rows.filter((row) => values[row]! > threshold);
      if (left.length === 0 || right.length === 0) continue;
      best = Math.max(best, ((left.length * right.length) / rows.length) * (mean(left) - mean(right)) ** 2);
    }
  }
  return best;
}

function search(given: Case): { found: SplitSearch; columns: readonly SortedColumn[] } {
  const { residuals, nodeOf } = given;
  const rows = residuals.length;
  const table = Float64Array.from({ length: rows * given.columns.length }, (_, index) => given.columns[index % given.columns.length]![Math.floor(index / given.columns.length)]!);
  const columns = sortedColumns(table, given.columns.length, given.bins);
  const offsets: number[] = [];
  let cells = 0;
  for (const { starts } of columns) {
    offsets.push(cells);
    cells += (starts.length - 1) * CELLS_PER_BIN;
  }
  const histogram = new Float64Array(cells);
  let count = 0;
  let total = 0;
  residuals.forEach((residual, row) => {
    if (nodeOf[row] !== 0) return;
    count += 1;
    total += residual;
    columns.forEach(({ bins }, column) => {
      const cell = offsets[column]! + bins[row]! * CELLS_PER_BIN;
      histogram[cell + (residual > 0 ? POSITIVE : 0)]! += residual;
      histogram[cell + COUNT]! += 1;
    });
  });
  const found = new SplitSearch(columns, offsets);
  if (count > 0) found.find({ node: 0, count, total, histogram }, Float64Array.from(residuals), Uint8Array.from(nodeOf));
  return { found, columns };
}

describe('SplitSearch', () => {
  it('finds the best of all splits, however coarse its bins are', () => {
    fc.assert(fc.property(cases, (given) => {
      const { found } = search(given);
      const best = bestGain(given);
      expect(found.column >= 0 ? found.gain : 0).toBeCloseTo(best, 9);
    }), { numRuns: 400 });
  });

  it('knows every column that has a split as good as the best', () => {
    fc.assert(fc.property(cases, (given) => {
      const { found } = search(given);
      fc.pre(found.column >= 0);
      const gains = given.columns.map((values) => bestGain({ ...given, columns: [values] }));
      expect([...found.equals]).toEqual(gains.map((gain) => Number(gain > bestGain(given) * (1 - 1e-9))));
      expect(found.equals[found.column]).toBe(1);
    }), { numRuns: 400 });
  });

  it('gives a threshold that parts the rows of the node as its gain says', () => {
    fc.assert(fc.property(cases, (given) => {
      const { found } = search(given);
      fc.pre(found.column >= 0);
      const rows = given.residuals.flatMap((_, row) => (given.nodeOf[row] === 0 ? [row] : []));
      const left = rows.filter((row) => given.columns[found.column]![row]! <= found.threshold);
      const sum = (chosen: readonly number[]) => chosen.reduce((total, row) => total + given.residuals[row]!, 0);
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBeLessThan(rows.length);
      expect(found.leftTotal).toBeCloseTo(sum(left), 9);
      const right = rows.length - left.length;
      const gain = ((left.length * right) / rows.length) * (sum(left) / left.length - (sum(rows) - sum(left)) / right) ** 2;
      expect(found.gain).toBeCloseTo(gain, 9);
    }), { numRuns: 400 });
  });
});

describe('sortedColumns', () => {
  it('puts equal values into one bin, and about equally many rows into each', () => {
    const table = Float64Array.from({ length: 1000 }, (_, row) => (row * 7) % 250);
    const [column] = sortedColumns(table, 1, 16);
    expect(column!.starts.length - 1).toBeLessThanOrEqual(16);
    expect(column!.starts.length - 1).toBeGreaterThan(12);
    const binOf = new Map<number, number>();
    table.forEach((value, row) => {
      const known = binOf.get(value) ?? column!.bins[row]!;
      expect(column!.bins[row]).toBe(known);
      binOf.set(value, known);
    });
    const sizes = Array.from(column!.starts.subarray(1), (end, bin) => end - column!.starts[bin]!);
    expect(Math.max(...sizes)).toBeLessThan(2 * Math.min(...sizes) + 4);
  });
});
