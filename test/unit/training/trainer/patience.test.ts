import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Patience } from '../../../../src-main/training/trainer/patience';

const evaluations = (values: readonly number[]) => values.map((elbo) => ({ elbo, nll: 0 }));

/** Index of the evaluation at which patience ends; −1 where it never does. */
function endOf(values: readonly number[], patience: number, leastImprovement: number): number {
  const watch = new Patience({ measure: 'elbo', patience, leastImprovement }, []);
  return evaluations(values).findIndex((evaluation) => {
    watch.notice(evaluation);
    return watch.isOver;
  });
}

describe('patience', () => {
  test('ends after so many snapshots in a row without an improvement', () => {
    expect(endOf([10, 9, 9, 9, 8], 2, 0)).toBe(3);
    expect(endOf([10, 9, 9, 8, 8], 2, 0)).toBe(-1);
    expect(endOf([10, 9.5, 9.2, 8.9], 2, 1)).toBe(2);
    expect(endOf([10, 9.5, 9, 8.5], 2, 1)).toBe(-1);
  });

  test('looks at the measure of its rule only', () => {
    const watch = new Patience({ measure: 'nll', patience: 1, leastImprovement: 0 }, [{ elbo: 1, nll: 5 }, { elbo: 9, nll: 4 }]);
    expect(watch.isOver).toBe(false);
    watch.notice({ elbo: 0, nll: 4 });
    expect(watch.isOver).toBe(true);
  });

  test('never ends while every snapshot is better by enough, and always ends where none is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0, max: 10, noNaN: true }), fc.integer({ min: 2, max: 30 }), (patience, least, length) => {
      const falling = Array.from({ length }, (_, index) => -index * (least * 1.001 + 0.01));
      expect(endOf(falling, patience, least)).toBe(-1);
      expect(endOf(falling.reverse(), patience, least)).toBe(length > patience ? patience : -1);
    }));
  });

  test('comes to the same end whether it has watched from the beginning or takes up a run later', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 20 }), fc.nat(), fc.integer({ min: 1, max: 4 }), (values, cut, patience) => {
      const rule = { measure: 'elbo' as const, patience, leastImprovement: 1 };
      const all = evaluations(values);
      const at = cut % (values.length + 1);
      const whole = new Patience(rule, all);
      const later = new Patience(rule, all.slice(0, at));
      for (const evaluation of all.slice(at)) later.notice(evaluation);
      expect(later.isOver).toBe(whole.isOver);
    }));
  });
});
