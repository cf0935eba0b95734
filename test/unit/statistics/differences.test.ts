import { groupDifference } from '@shared/statistics/groupDifference';
import { mannWhitney } from '@shared/statistics/mannWhitney';
import { pairedDifference } from '@shared/statistics/pairedDifference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestError, reference } from './support';

const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 12 });

describe('groupDifference', () => {
  it.each(reference.groups.map((group) => [`${String(group.first.length)} and ${String(group.second.length)} values`, group] as const))('of %s is that of SciPy', (_, expected) => {
    const { welch, effect, mannWhitney: ranked } = groupDifference(expected.first, expected.second, 1)!;
    expect(largestError([welch!.t, welch!.degreesOfFreedom, ...welch!.interval], [expected.t, expected.degreesOfFreedom, ...expected.interval])).toBeLessThan(1e-10);
    expect(Math.abs(welch!.pValue / expected.pValue - 1)).toBeLessThan(1e-9);
    expect(largestError([effect!.cohensD, effect!.hedgesG], [expected.cohensD, expected.hedgesG])).toBeLessThan(1e-11);
    expect(ranked.u).toBe(expected.u);
    expect(Math.abs(ranked.pValue / expected.uPValue - 1)).toBeLessThan(1e-11);
    expect(ranked.exact).toBe(Math.min(expected.first.length, expected.second.length) <= 8 && new Set([...expected.first, ...expected.second]).size === expected.first.length + expected.second.length);
  });

  it('changes its sign with the order of the groups, and with nothing else', () => {
    fc.assert(fc.property(sample, sample, (first, second) => {
      const [one, other] = [groupDifference(first, second, 1)!, groupDifference(second, first, 1)!];
      expect(one.difference).toBeCloseTo(-other.difference, 12);
      expect(one.mannWhitney.superiority + other.mannWhitney.superiority).toBeCloseTo(1, 12);
      expect(one.mannWhitney.pValue).toBeCloseTo(other.mannWhitney.pValue, 12);
      expect(one.welch === null).toBe(new Set(first).size === 1 && new Set(second).size === 1);
      if (!one.welch || !other.welch) return;
      expect(one.welch.t).toBeCloseTo(one.difference / one.welch.standardError, 12);
      expect([one.welch.t, one.welch.pValue]).toEqual([expect.closeTo(-other.welch.t, 9), expect.closeTo(other.welch.pValue, 9)]);
      // The interval leaves 0 out exactly where p is below 5 %.
      if (Math.abs(one.welch.pValue - 0.05) > 1e-6) expect(one.welch.interval[0] > 0 || one.welch.interval[1] < 0).toBe(one.welch.pValue < 0.05);
    }), { numRuns: 40 });
  });

  it('says what few values can tell, and no more', () => {
    expect(groupDifference([], [1], 1)).toBeNull();
    expect(groupDifference([3], [1, 2], 1)).toMatchObject({ difference: 1.5, welch: null, bootstrap: null, effect: null, mannWhitney: { u: 2, superiority: 1, exact: true } });
    expect(groupDifference([1, 1], [2, 2], 1)).toMatchObject({ difference: -1, welch: null, effect: null, bootstrap: [-1, -1] });
  });

  it('gives the exact chance of an order: all five of one group first is 2 of 252', () => {
    expect(mannWhitney([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])!.pValue).toBeCloseTo(2 / 252, 14);
    expect(mannWhitney([1, 1, 1], [1, 1])!.pValue).toBe(1);
  });
});

describe('pairedDifference', () => {
  it.each(reference.pairs.map((pair) => [`${String(pair.first.length)} pairs`, pair] as const))('of %s is that of SciPy', (_, expected) => {
    const { test, effect, wilcoxon } = pairedDifference(expected.first.map((value, index) => [value, expected.second[index]!]), 1)!;
    expect(largestError([test!.t, ...test!.interval], [expected.t, ...expected.interval])).toBeLessThan(1e-10);
    expect(Math.abs(test!.pValue / expected.pValue - 1)).toBeLessThan(1e-9);
    expect(largestError([effect!.cohensD, effect!.hedgesG], [expected.cohensD, expected.hedgesG])).toBeLessThan(1e-11);
    expect([wilcoxon!.positiveRanks, wilcoxon!.exact]).toEqual([expected.positiveRanks, expected.exact]);
    expect(Math.abs(wilcoxon!.pValue / expected.wilcoxonPValue - 1)).toBeLessThan(1e-10);
  });

  it('sees through what both of a pair share', () => {
    const seeds = [3, 90, -40, 12, 55, 7];
    const differences = [1, 1.2, 0.8, 1.1, 0.9, 1.05];
    const first = seeds.map((seed, index) => seed + differences[index]!);
    const paired = pairedDifference(first.map((value, index) => [value, seeds[index]!]), 1)!;
    expect(paired.difference).toBeCloseTo(groupDifference(first, seeds, 1)!.difference, 12);
    expect(paired.test!.pValue).toBeLessThan(1e-4);
    expect(groupDifference(first, seeds, 1)!.welch!.pValue).toBeGreaterThan(0.9);
    expect(paired.bootstrap![0]).toBeGreaterThan(0.8);
    // All six are positive: 2 of 64.
    expect(paired.wilcoxon!.pValue).toBeCloseTo(2 / 64, 14);
  });

  it('says what few pairs can tell, and no more', () => {
    expect(pairedDifference([], 1)).toBeNull();
    expect(pairedDifference([[2, 1]], 1)).toMatchObject({ difference: 1, test: null, bootstrap: null, effect: null });
    expect(pairedDifference([[2, 1], [3, 2], [4, 3]], 1)).toMatchObject({ difference: 1, test: null, effect: null, bootstrap: [1, 1] });
    expect(pairedDifference([[2, 2], [3, 3]], 1)).toMatchObject({ difference: 0, wilcoxon: null });
  });
});
