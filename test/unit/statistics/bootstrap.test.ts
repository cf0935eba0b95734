import { bcaInterval } from '@shared/statistics/bcaInterval';
import { bootstrapDifferenceInterval } from '@shared/statistics/bootstrapDifference';
import { bootstrapMeanInterval, meansWithoutEach } from '@shared/statistics/bootstrapMean';
import { mean } from '@shared/statistics/mean';
import { meanInterval } from '@shared/statistics/meanInterval';
import { normalQuantile } from '@shared/statistics/normalQuantile';
import { sampleVariance } from '@shared/statistics/sampleVariance';
import { seededUniform } from '@shared/statistics/seededUniform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestError, reference } from './support';

const sample = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 20 });

function normals(count: number, uniform: () => number): number[] {
  return Array.from({ length: count }, () => normalQuantile(Math.max(1e-12, uniform())));
}

/** The share of samples whose interval holds the true mean, 0. */
function coverage(count: number, samples: number, intervalOf: (values: number[], seed: number) => readonly [number, number] | null): number {
  const uniform = seededUniform(count);
  const held = Array.from({ length: samples }, (_, seed) => intervalOf(normals(count, uniform), seed)!).filter(([low, high]) => low <= 0 && high >= 0);
  return held.length / samples;
}

describe('bcaInterval', () => {
  it('is that of SciPy for the same replicates, of means and of a difference', () => {
    for (const { samples, value, replicates, interval } of reference.bootstraps) {
      const [first, second] = samples;
      const jackknife = second ? [meansWithoutEach(first!).map((without) => without - mean(second)), meansWithoutEach(second).map((without) => mean(first!) - without)] : [meansWithoutEach(first!)];
      expect(largestError([...bcaInterval(value, Float64Array.from(replicates), jackknife)], interval)).toBeLessThan(1e-12);
    }
  });
});

describe('bootstrap intervals', () => {
  it('are about as wide as the standard error says, and the same for the same seed', () => {
    const values = normals(100, seededUniform(1));
    const [low, high] = bootstrapMeanInterval(values, 7)!;
    expect((high - low) / (2 * 1.96 * Math.sqrt(sampleVariance(values) / 100))).toBeCloseTo(1, 1);
    expect(bootstrapMeanInterval(values, 7)).toEqual([low, high]);
    expect(bootstrapMeanInterval(values, 8)).not.toEqual([low, high]);
    const others = normals(50, seededUniform(2)).map((value) => 3 * value);
    const [least, most] = bootstrapDifferenceInterval(values, others, 7)!;
    expect((most - least) / (2 * 1.96 * Math.sqrt(sampleVariance(values) / 100 + sampleVariance(others) / 50))).toBeCloseTo(1, 1);
  });

  it('hold the truth as often as their docstrings say', () => {
    // Of 400 samples the standard error is 0.02 and less.
    expect(Math.abs(coverage(5, 400, bootstrapMeanInterval) - 0.83)).toBeLessThan(0.06);
    expect(Math.abs(coverage(10, 400, bootstrapMeanInterval) - 0.89)).toBeLessThan(0.05);
    expect(Math.abs(coverage(40, 200, bootstrapMeanInterval) - 0.94)).toBeLessThan(0.05);
    expect(Math.abs(coverage(5, 2000, meanInterval) - 0.95)).toBeLessThan(0.02);
  });

  it('hold the value, and are a point where nothing varies', () => {
    fc.assert(fc.property(sample, sample, fc.integer({ min: 0, max: 1000 }), (first, second, seed) => {
      const [low, high] = bootstrapMeanInterval(first, seed)!;
      expect(low).toBeLessThanOrEqual(mean(first));
      expect(high).toBeGreaterThanOrEqual(mean(first));
      const [least, most] = bootstrapDifferenceInterval(first, second, seed)!;
      expect(least).toBeLessThanOrEqual(mean(first) - mean(second));
      expect(most).toBeGreaterThanOrEqual(mean(first) - mean(second));
    }), { numRuns: 30 });
    expect(bootstrapMeanInterval([2, 2, 2], 0)).toEqual([2, 2]);
    expect([bootstrapMeanInterval([2], 0), bootstrapDifferenceInterval([1, 2], [1], 0)]).toEqual([null, null]);
  });
});
