import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalWidthBins, equalWidthBinsOverRange } from '../../../src-main/science/equalWidthBins';

describe('equalWidthBins', () => {
  it('puts edges into the upper bin and the largest value into the last', () => {
    expect([...equalWidthBins([0, 0.25, 0.49, 0.5, 0.75, 1], 4, 0, 1)]).toEqual([0, 1, 1, 2, 3, 3]);
  });

  it('puts what lies outside into the nearest bin', () => {
    expect([...equalWidthBins([-3, 7], 4, 0, 1)]).toEqual([0, 3]);
  });

  it('has one bin where there is no range', () => {
    expect([...equalWidthBinsOverRange([2, 2, 2], 20)]).toEqual([0, 0, 0]);
  });

  it('finds the bin whose edges enclose the value', () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(fc.property(value, fc.integer({ min: 1, max: 40 }), (sample, count) => {
      const bin = equalWidthBins([sample], count, -5, 5)[0]!;
      const width = 10 / count;
      expect(sample).toBeGreaterThanOrEqual(-5 + bin * width);
      if (bin < count - 1) expect(sample).toBeLessThan(-5 + (bin + 1) * width);
    }));
  });

  it('spans the smallest to the largest value of codes', () => {
    expect([...equalWidthBinsOverRange([10, -10, 0, 9.9], 2)]).toEqual([1, 0, 1, 1]);
  });
});
