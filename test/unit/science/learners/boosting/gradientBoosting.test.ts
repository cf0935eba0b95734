import { describe, expect, it } from 'vitest';
import { gradientBoosting } from '../../../../../src-main/science/learners/boosting/gradientBoosting';
import { resampledCounts } from '../../../../../src-main/science/statistics/resampledCounts';
import { Draws, tableOf } from '../../support/samples';

const ROWS = 400;

function data(seed: number): { table: Float64Array; classes: Int32Array } {
  const draws = new Draws(seed);
  const classes = draws.classes(ROWS, 4);
  const noise = draws.normals(ROWS * 3);
  const column = (index: number, signal: number) => Float64Array.from(classes, (value, row) => signal * value + 0.4 * noise[row * 3 + index]!);
  return { table: tableOf([column(0, 1), column(1, 0.1), column(2, 0)]), classes };
}

const options = { resampled: [] };

describe('gradientBoosting', () => {
  const { table, classes } = data(1);
  const other = data(2);

  it('learns where the classes are, and which column says so', () => {
    const { importance, predictions } = gradientBoosting(table, other.table, 3, classes, options);
    const right = predictions.reduce((sum, value, row) => sum + Number(value === other.classes[row]), 0) / ROWS;
    expect(right).toBeGreaterThan(0.75);
    expect(importance[0]).toBeGreaterThan(0.7);
    expect(importance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    // Trees of depth 3 in 100 rounds know the rows that they were grown on by heart.
    expect(gradientBoosting(table, table, 3, classes, options).predictions).toEqual(classes);
  });

  it('does the same with classes of other names, and the same again', () => {
    const renamed = classes.map((value) => 10 * value + 5);
    const first = gradientBoosting(table, other.table, 3, classes, options);
    const second = gradientBoosting(table, other.table, 3, renamed, options);
    expect(second.importance).toEqual(first.importance);
    expect(second.predictions).toEqual(first.predictions.map((value) => 10 * value + 5));
  });

  it('shares the importance of columns that are copies of each other', () => {
    const copies = table.map((_, index) => table[index - (index % 3) + (index % 3 === 2 ? 0 : index % 3)]!);
    const { importance } = gradientBoosting(copies, copies, 3, classes, options);
    expect(importance[0]).toBeCloseTo(importance[2]!, 12);
    expect(importance[0]).toBeGreaterThan(0.3);
  });

  it('handles two classes with one tree a round, one class with none, and columns that never change', () => {
    const two = classes.map((value) => (value > 1 ? 1 : 0));
    const binary = gradientBoosting(table, other.table, 3, two, options);
    const right = binary.predictions.reduce((sum, value, row) => sum + Number(value === Number(other.classes[row]! > 1)), 0) / ROWS;
    expect(right).toBeGreaterThan(0.85);
    const single = gradientBoosting(table, other.table, 3, new Int32Array(ROWS).fill(7), options);
    expect(single.importance).toEqual([0, 0, 0]);
    expect(new Set(single.predictions)).toEqual(new Set([7]));
    const constant = gradientBoosting(new Float64Array(ROWS), new Float64Array(2), 1, classes, options);
    expect(constant.importance).toEqual([0]);
    // The likeliest class, wherever one looks.
    expect(new Set(constant.predictions).size).toBe(1);
  });

  it('weighs importances anew for bootstrap samples: as they are where every row counts once, near them otherwise', () => {
    const { generator } = new Draws(3);
    const resampled = [new Uint16Array(ROWS).fill(1), ...Array.from({ length: 10 }, () => resampledCounts(ROWS, generator))];
    const { importance, resampledImportance } = gradientBoosting(table, other.table, 3, classes, { ...options, resampled });
    // Those of bootstrap samples come from the trees of every fourth round.
    resampledImportance[0]!.forEach((value, column) => { expect(Math.abs(value - importance[column]!)).toBeLessThan(0.03); });
    for (const sample of resampledImportance.slice(1)) {
      expect(sample.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      expect(Math.abs(sample[0]! - importance[0]!)).toBeLessThan(0.1);
      expect(sample[0]).not.toBe(resampledImportance[0]![0]);
    }
  });

  it('tells how far it is, and ends when whoever is told throws', () => {
    const fractions: number[] = [];
    const enough = new Error('enough');
    const run = () => gradientBoosting(table, other.table, 3, classes, {
      ...options,
      onProgress: (fraction) => {
        fractions.push(fraction);
        if (fraction >= 0.1) throw enough;
      },
    });
    expect(run).toThrow(enough);
    expect(fractions).toHaveLength(10);
  });
});
