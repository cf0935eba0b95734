import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotSteps } from '../../../../src-main/training/evaluation/snapshotSteps';

describe('snapshotSteps', () => {
  it('rises by about the same factor each time', () => {
    expect(snapshotSteps(1000, 7)).toEqual([0, 2, 9, 31, 99, 315, 1000]);
  });

  it('takes every step where there are no more than that', () => {
    expect(snapshotSteps(3, 16)).toEqual([0, 1, 2, 3]);
    expect(snapshotSteps(1, 2)).toEqual([0, 1]);
  });

  it('starts at 0, ends at the last step and repeats none, for any run', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 2, max: 200 }), (totalSteps, count) => {
      const steps = snapshotSteps(totalSteps, count);
      expect(steps).toHaveLength(Math.min(count, totalSteps + 1));
      expect([steps[0], steps.at(-1)]).toEqual([0, totalSteps]);
      expect(steps.every((step, index) => index === 0 || step > steps[index - 1]!)).toBe(true);
    }));
  });
});
