import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atNearestLevels, nearestLevel } from '../../../src-main/datasets/nearestLevel';
import { continuousFactor, discreteFactor } from '../../../src-shared/experiment/datasets/factor';

describe('nearestLevel', () => {
  it('is the level at the smallest distance, whatever the value', () => {
    const levels = fc.uniqueArray(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 }).map((values) => values.sort((a, b) => a - b));
    fc.assert(fc.property(levels, fc.double({ min: -9, max: 9, noNaN: true }), (values, value) => {
      const smallest = Math.min(...values.map((level) => Math.abs(level - value)));
      expect(Math.abs(values[nearestLevel(values, value)]! - value)).toBe(smallest);
    }));
  });

  it('takes the lower of two that are equally near', () => {
    expect(nearestLevel([0, 1, 2], 1.5)).toBe(1);
  });
});

describe('atNearestLevels', () => {
  it('puts discrete values on a level and leaves continuous ones alone', () => {
    const factors = [continuousFactor('x', 0.2, 0.8), discreteFactor('shape', [1, 2, 3])];
    expect([...atNearestLevels(factors, Float64Array.of(0.5, 2.2, 0.1, 9))]).toEqual([0.5, 2, 0.1, 3]);
  });
});
