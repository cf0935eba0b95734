import { smoothDebiased } from '@shared/statistics/smoothDebiased';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestError, reference } from './support';

const values = fc.array(fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { nil: null, freq: 10 }), { maxLength: 200 });
const weight = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('smoothDebiased', () => {
  it('is the average that numpy takes with weights that fall by the same share from value to value', () => {
    for (const { values: given, weight: past, smooth } of reference.smoothings) expect(largestError(smoothDebiased(given, past).map(Number), smooth)).toBeLessThan(1e-12);
  });

  it('leaves values as they are with weight 0', () => {
    fc.assert(fc.property(values, (input) => {
      // === takes −0 for 0, which arithmetic may exchange.
      for (const [index, smooth] of smoothDebiased(input, 0).entries()) expect(smooth === input[index]).toBe(true);
    }));
  });

  it('leaves a constant as it is from the first value on, which a biased average would not', () => {
    fc.assert(fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), weight, (constant, past) => {
      for (const value of smoothDebiased(Array<number>(50).fill(constant), past)) expect(value).toBeCloseTo(constant, 6);
    }));
  });

  it('stays between the least and the greatest value so far, and keeps gaps', () => {
    fc.assert(fc.property(values, weight, (input, past) => {
      const output = smoothDebiased(input, past);
      const seen: number[] = [];
      for (const [index, value] of input.entries()) {
        if (value === null) {
          expect(output[index]).toBeNull();
          continue;
        }
        seen.push(value);
        expect(output[index]).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-6);
        expect(output[index]).toBeLessThanOrEqual(Math.max(...seen) + 1e-6);
      }
    }));
  });

  it('is the weighted mean of its definition', () => {
    expect(smoothDebiased([1, 3], 0.5)).toEqual([1, (0.25 * 1 + 0.5 * 3) / 0.75]);
  });
});
