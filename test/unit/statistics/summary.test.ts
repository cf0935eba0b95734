import { meanInterval } from '@shared/statistics/meanInterval';
import { summarize } from '@shared/statistics/summary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestError, reference } from './support';

const present = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const missing = fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY);

describe('summarize', () => {
  it('is what numpy and SciPy say', () => {
    for (const { values, quartiles, meanInterval: interval, ...expected } of reference.summaries) {
      const { count, mean, deviation, standardError, median, lowerQuartile, upperQuartile, least, most } = summarize(values)!;
      expect(count).toBe(values.length);
      expect(largestError([mean, deviation!, standardError!, median, least, most], [expected.mean, expected.deviation, expected.standardError, expected.median, expected.least, expected.most])).toBeLessThan(1e-13);
      expect(largestError([lowerQuartile, upperQuartile], quartiles)).toBeLessThan(1e-13);
      expect(largestError([...meanInterval(values)!], interval)).toBeLessThan(1e-10);
    }
  });

  it('has everything in order, and points at worst, middle and best', () => {
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: present }, { weight: 1, arbitrary: missing }), { maxLength: 30 }), (values) => {
      const finite = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
      const summary = summarize(values);
      if (finite.length === 0) {
        expect(summary).toBeNull();
        return;
      }
      const { count, missing: left, least, lowerQuartile, median, upperQuartile, most, mean, worst, middle, best } = summary!;
      expect([count, left]).toEqual([finite.length, values.length - finite.length]);
      const ordered = [least, lowerQuartile, median, upperQuartile, most];
      for (const [index, value] of ordered.entries()) if (index > 0) expect(value).toBeGreaterThanOrEqual(ordered[index - 1]!);
      expect(mean).toBeGreaterThanOrEqual(least - 1e-9);
      expect(mean).toBeLessThanOrEqual(most + 1e-9);
      expect([values[worst], values[best]]).toEqual([least, most]);
      expect(finite.filter((value) => value < (values[middle] as number)).length).toBeLessThanOrEqual((count - 1) >> 1);
      expect(finite.filter((value) => value > (values[middle] as number)).length).toBeLessThanOrEqual(count >> 1);
      const lower = summarize(values, 'lower')!;
      expect([lower.worst, lower.middle, lower.best]).toEqual([best, middle, worst]);
    }));
  });

  it('knows no spread of one value, and none of equal values', () => {
    expect(summarize([null, 3])).toMatchObject({ count: 1, missing: 1, mean: 3, deviation: null, standardError: null, worst: 1, middle: 1, best: 1 });
    expect(summarize([0.1, 0.1, 0.1])!.deviation).toBe(0);
    expect(meanInterval([3])).toBeNull();
  });
});
