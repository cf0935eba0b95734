import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutualInformation } from '../../../src-main/science/mutualInformation';

const classes = (values: readonly number[]): Int32Array => Int32Array.from(values);
const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 200 });

describe('mutualInformation', () => {
  it('is the entropy of a variable with itself', () => {
    expect(mutualInformation(classes([0, 1, 2, 3]), classes([0, 1, 2, 3]))).toBeCloseTo(Math.log(4), 12);
  });

  it('is zero for independent variables', () => {
    expect(mutualInformation(classes([0, 0, 1, 1]), classes([0, 1, 0, 1]))).toBeCloseTo(0, 12);
  });

  it('is known in a small case', () => {
    // p(0,0) = ½, p(1,0) = p(1,1) = ¼.
    const expected = 0.5 * Math.log(0.5 / (0.5 * 0.75)) + 0.25 * Math.log(0.25 / (0.5 * 0.75)) + 0.25 * Math.log(0.25 / (0.5 * 0.25));
    expect(mutualInformation(classes([0, 0, 1, 1]), classes([0, 0, 0, 1]))).toBeCloseTo(expected, 12);
  });

  it('is symmetric and at most either entropy', () => {
    fc.assert(fc.property(pairs, (samples) => {
      const first = classes(samples.map(([value]) => value));
      const second = classes(samples.map(([, value]) => value));
      const information = mutualInformation(first, second);
      expect(mutualInformation(second, first)).toBeCloseTo(information, 12);
      expect(information).toBeLessThanOrEqual(Math.min(mutualInformation(first, first), mutualInformation(second, second)) + 1e-12);
    }));
  });
});
