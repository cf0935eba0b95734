import { logGamma } from '@shared/statistics/logGamma';
import { normalCumulative } from '@shared/statistics/normalCumulative';
import { normalQuantile } from '@shared/statistics/normalQuantile';
import { studentTCumulative, studentTQuantile } from '@shared/statistics/studentT';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestError, reference } from './support';

/** Probabilities are compared relative to themselves: small ones must be as good as large ones. */
const RELATIVE = 1e-300;

describe('the normal distribution', () => {
  it('is that of SciPy, far out too', () => {
    const { at, cumulative } = reference.normal;
    expect(largestError(at.map(normalCumulative), cumulative, RELATIVE)).toBeLessThan(1e-13);
  });

  it('is the inverse of its quantiles', () => {
    fc.assert(fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
      expect(Math.abs(normalCumulative(normalQuantile(probability)) / probability - 1)).toBeLessThan(1e-12);
    }));
  });
});

describe("Student's t-distribution", () => {
  it.each(reference.studentT.map((part) => [part.degreesOfFreedom, part] as const))('of %d degrees of freedom is that of SciPy', (degrees, part) => {
    expect(largestError(part.at.map((value) => studentTCumulative(value, degrees)), part.cumulative, RELATIVE)).toBeLessThan(1e-11);
    expect(largestError(part.probabilities.map((probability) => studentTQuantile(probability, degrees)), part.quantiles)).toBeLessThan(1e-10);
  });

  it('is symmetric, and rises', () => {
    fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0.5, max: 200, noNaN: true }), (value, more, degrees) => {
      expect(studentTCumulative(value, degrees) + studentTCumulative(-value, degrees)).toBeCloseTo(1, 12);
      expect(studentTCumulative(value + more, degrees)).toBeGreaterThanOrEqual(studentTCumulative(value, degrees) - 1e-14);
    }));
  });
});

describe('logGamma', () => {
  it('is that of SciPy', () => {
    expect(largestError(reference.logGamma.at.map(logGamma), reference.logGamma.values)).toBeLessThan(1e-13);
  });
});
