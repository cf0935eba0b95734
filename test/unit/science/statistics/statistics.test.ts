import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../../src-main/science/statistics/bootstrapInterval';
import { resampledCounts } from '../../../../src-main/science/statistics/resampledCounts';
import { resampledRows } from '../../../../src-main/science/statistics/resampledRows';
import { shuffledRows } from '../../../../src-main/science/statistics/shuffledRows';
import { Draws } from '../support/samples';

describe('bootstrapInterval', () => {
  it('holds the value and stays within its bounds', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 50 }), (value, replicates) => {
      const [low, high] = bootstrapInterval(value, replicates, 0, 1);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }));
  });

  it('holds the true mean about 95 times in a hundred', () => {
    const draws = new Draws(4);
    const experiments = 400;
    let covered = 0;
    for (let experiment = 0; experiment < experiments; experiment++) {
      const values = draws.normals(60);
      const mean = (rows: Iterable<number>) => {
        let sum = 0;
        for (const row of rows) sum += values[row]! / 60;
        return sum;
      };
      const [low, high] = bootstrapInterval(mean(values.keys()), Array.from({ length: 60 }, () => mean(resampledRows(60, draws.generator))), -10, 10);
      if (low <= 0 && high >= 0) covered += 1;
    }
    // The standard error of the share is 0.011.
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(0.045);
  });
});

describe('resampling', () => {
  it('draws as many rows as there are, with repetitions, the same whether counted or listed', () => {
    const counts = resampledCounts(500, new Draws(5).generator);
    const rows = resampledRows(500, new Draws(5).generator);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
    expect([...rows]).toEqual([...counts].flatMap((count, row) => new Array<number>(count).fill(row)));
    // A row is left out with a probability of 1/e.
    expect(Math.abs(counts.filter((count) => count === 0).length / 500 - Math.exp(-1))).toBeLessThan(0.07);
  });

  it('shuffles rows: each of them once, in another order', () => {
    const rows = shuffledRows(300, new Draws(6).generator);
    expect([...rows].sort((left, right) => left - right)).toEqual([...rows.keys()]);
    expect(rows.filter((row, place) => row === place).length).toBeLessThan(10);
  });
});
