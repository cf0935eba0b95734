import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianDivergence } from '../../../src-main/science/gaussianDivergence';
import { posteriorSpread } from '../../../src-main/science/posteriorSpread';

describe('gaussianDivergence', () => {
  it('is 0 for the prior itself, and known for a shift and for a narrower Gaussian', () => {
    const logVariance = [0, 0, Math.log(0.25)];
    const [prior, shifted, narrow] = gaussianDivergence([0, 2, 0], logVariance, 3);
    expect(prior).toBe(0);
    expect(shifted).toBeCloseTo(2, 12);
    expect(narrow).toBeCloseTo((0.25 - 1 + Math.log(4)) / 2, 12);
  });

  it('is never negative', () => {
    const value = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (samples) => {
      const [divergence] = gaussianDivergence(samples.map(([mean]) => mean), samples.map(([, logVariance]) => logVariance), 1);
      expect(divergence).toBeGreaterThanOrEqual(0);
    }));
  });

  it('averages over the samples', () => {
    expect(gaussianDivergence([2, 0, 0, 4], [0, 0, 0, 0], 2)).toEqual([1, 4]);
  });
});

describe('posteriorSpread', () => {
  it('averages standard deviations and variances, which rank latents differently', () => {
    const logVariance = [Math.log(0.25), 0, Math.log(1.5 ** 2), 0];
    const { sigma, variance } = posteriorSpread(logVariance, 2);
    expect(sigma[0]).toBeCloseTo(1, 12);
    expect(variance[0]).toBeCloseTo((0.25 + 2.25) / 2, 12);
    expect([sigma[1], variance[1]]).toEqual([1, 1]);
  });
});
