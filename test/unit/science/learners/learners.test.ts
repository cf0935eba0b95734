import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AreaUnderCurve } from '../../../../src-main/science/learners/areaUnderCurve';
import { lasso } from '../../../../src-main/science/learners/lasso';
import { linearSvm } from '../../../../src-main/science/learners/linearSvm';
import { logisticRegression } from '../../../../src-main/science/learners/logisticRegression';
import { minimize } from '../../../../src-main/science/learners/minimize';
import { Draws, tableOf } from '../support/samples';

describe('minimize', () => {
  it('finds the minimum of a badly scaled quadratic', () => {
    const scales = [1, 100, 10_000];
    const found = minimize((x, gradient) => {
      scales.forEach((scale, index) => { gradient[index] = scale * (x[index]! - index); });
      return scales.reduce((sum, scale, index) => sum + (scale / 2) * (x[index]! - index) ** 2, 0);
    }, new Float64Array(3), 1e-10, 200, () => undefined);
    [...found].forEach((value, index) => { expect(value).toBeCloseTo(index, 8); });
  });
});

describe('logisticRegression', () => {
  it('ends where the penalized loss has no slope, for two classes and for more', () => {
    for (const count of [2, 4]) {
      const draws = new Draws(count);
      const classes = draws.classes(150, count);
      const noise = draws.normals(300);
      const table = tableOf([0, 1].map((column) => Float64Array.from(classes, (value, row) => (column === 0 ? value : -value * value) + noise[row * 2 + column]!)));
      const probabilities = logisticRegression(table, 2, classes)(table);
      // Intercepts are free: each class is predicted as often as it occurs.
      for (let value = 0; value < count; value++) {
        let predicted = 0;
        for (let row = 0; row < 150; row++) predicted += probabilities[row * count + value]!;
        expect(Math.abs(predicted - classes.filter((own) => own === value).length)).toBeLessThan(150 * 2e-5);
      }
    }
  });

  it('agrees with scikit-learn on a few rows', () => {
    // LogisticRegression(tol=1e-8).fit([[0], [1], [2], [3], [4], [5]], [0, 0, 1, 1, 2, 2]).predict_proba([[2.5]]); for two classes [0, 0, 0, 1, 1, 1] and [[3]].
    const table = Float64Array.from([0, 1, 2, 3, 4, 5]);
    const three = logisticRegression(table, 1, Int32Array.from([0, 0, 1, 1, 2, 2]))(Float64Array.from([2.5]));
    [0.23734906, 0.52530189, 0.23734906].forEach((expected, value) => { expect(three[value]).toBeCloseTo(expected, 4); });
    const two = logisticRegression(table, 1, Int32Array.from([0, 0, 0, 1, 1, 1]))(Float64Array.from([3]));
    expect(two[1]).toBeCloseTo(0.63652306, 4);
  });
});

describe('linearSvm', () => {
  it('agrees with scikit-learn, balanced as it is', () => {
    const values = Float64Array.from([-2, -1.7, -1.5, -0.4, -0.3, 0, 0.2, 0.3, 0.6, 0.9, 1.4, 1.5, 2.2, 2.9, 3.1]);
    const grid = Float64Array.from({ length: 21 }, (_, index) => index / 2 - 4);
    // LinearSVC(C=0.01, class_weight='balanced', tol=1e-10).fit(values, classes).predict(grid)
    const cases: [classes: number[], firstOf: [number, number][]][] = [
      [[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1], [[0, 0], [9, 1]]],
      [[0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 2, 1, 2, 2, 2], [[0, 0], [8, 1], [9, 2]]],
      [[0, 3, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 2, 3], [[0, 0], [8, 1], [9, 2]]],
    ];
    for (const [classes, changes] of cases) {
      const expected = Array.from(grid, (_, index) => changes.filter(([first]) => first <= index).at(-1)![1]);
      expect([...linearSvm(values, Int32Array.from(classes), grid)]).toEqual(expected);
    }
  });

  it('tells the outer classes from the rest, but never the middle one', () => {
    const draws = new Draws(9);
    const classes = draws.classes(300, 3);
    const noise = draws.normals(300);
    const values = Float64Array.from(classes, (value, row) => 3 * value + noise[row]!);
    const predicted = linearSvm(values, classes, values);
    const right = (label: number) => predicted.reduce((sum, value, row) => sum + Number(value === label && classes[row] === label), 0) / classes.filter((value) => value === label).length;
    expect(right(0)).toBeGreaterThan(0.9);
    expect(right(2)).toBeGreaterThan(0.9);
  });

  it('is not moved by a shuffle of the rows', () => {
    const draws = new Draws(10);
    const classes = draws.classes(200, 5);
    const noise = draws.normals(200);
    const values = Float64Array.from(classes, (value, row) => value + noise[row]!);
    const order = [...values.keys()].reverse();
    const shuffled = linearSvm(Float64Array.from(order, (row) => values[row]!), Int32Array.from(order, (row) => classes[row]!), values);
    expect(shuffled).toEqual(linearSvm(values, classes, values));
  });

  it('never predicts a class that it has not seen, and predicts the only one it has', () => {
    const tested = Float64Array.from([-5, 0, 5]);
    expect(linearSvm(Float64Array.from([1, 2, 3]), Int32Array.from([2, 2, 2]), tested)).toEqual(Int32Array.from([2, 2, 2]));
    const two = linearSvm(Float64Array.from([-1, -2, 1, 2]), Int32Array.from([1, 1, 4, 4]), tested);
    expect([two[0], two[2]]).toEqual([1, 4]);
    expect(new Set([...linearSvm(new Float64Array(90), Int32Array.from({ length: 90 }, (_, row) => 2 * (row % 3)), tested)]).size).toBe(1);
  });
});

describe('AreaUnderCurve', () => {
  const scored = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), positive: fc.boolean(), count: fc.integer({ min: 0, max: 3 }) }), { minLength: 1, maxLength: 30 });

  it('is the share of pairs that are in order, ties counting half', () => {
    fc.assert(fc.property(scored, (rows) => {
      let pairs = 0;
      let ordered = 0;
      for (const high of rows) {
        for (const low of rows) {
          if (!high.positive || low.positive) continue;
          const weight = high.count * low.count;
          pairs += weight;
          ordered += weight * (high.score > low.score ? 1 : high.score === low.score ? 0.5 : 0);
        }
      }
      const area = new AreaUnderCurve(Float64Array.from(rows, ({ score }) => score), Uint8Array.from(rows, ({ positive }) => Number(positive))).of(rows.map(({ count }) => count));
      if (pairs === 0) expect(area).toBeNull();
      else expect(area).toBeCloseTo(ordered / pairs, 12);
    }));
  });
});

describe('lasso', () => {
  it('shrinks uncorrelated weights by the penalty, and to nothing below it', () => {
    const identity = Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const [first, second, third] = lasso(identity, Float64Array.from([0.8, -0.5, 0.05]), 0.1);
    expect(first).toBeCloseTo(0.7, 12);
    expect(second).toBeCloseTo(-0.4, 12);
    expect(third).toBe(0);
  });

  it('ends where the penalty balances the slope of every weight', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
      const values = new Draws(seed).normals(50 * 4);
      const covariance = Float64Array.from({ length: 9 }, (_, cell) => {
        let sum = 0;
        for (let row = 0; row < 50; row++) sum += values[row * 4 + Math.floor(cell / 3)]! * values[row * 4 + (cell % 3)]!;
        return sum / 50;
      });
      const products = Float64Array.from({ length: 3 }, (_, column) => {
        let sum = 0;
        for (let row = 0; row < 50; row++) sum += values[row * 4 + column]! * (values[row * 4 + 3]! + values[row * 4]!);
        return sum / 50;
      });
      const weights = lasso(covariance, products, 0.1);
      weights.forEach((weight, column) => {
        const slope = products[column]! - weights.reduce((sum, other, index) => sum + covariance[column * 3 + index]! * other, 0);
        if (weight === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(0.1 + 1e-7);
        else expect(slope).toBeCloseTo(0.1 * Math.sign(weight), 6);
      });
    }), { numRuns: 30 });
  });
});
