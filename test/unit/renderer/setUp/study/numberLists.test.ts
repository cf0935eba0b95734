import { parseLists, parseNumbers, rangeValues } from '@renderer/features/setUp/study/numberLists';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('parseNumbers', () => {
  it.each<[string, number[]]>([
    ['1, 2, 4', [1, 2, 4]],
    ['0.25;1e-4  −3', [0.25, 1e-4, -3]],
    [' 5 ,', [5]],
    ['', []],
  ])('reads %j', (text, values) => {
    expect(parseNumbers(text)).toEqual({ values, wrong: [] });
  });

  it('keeps what is no number apart', () => {
    expect(parseNumbers('1, two, 3x, 4')).toEqual({ values: [1, 4], wrong: ['two', '3x'] });
  });
});

describe('parseLists', () => {
  it('reads lists with semicolons or bars between them', () => {
    expect(parseLists('32 32 32; 64, 64 | 8')).toEqual({ values: [[32, 32, 32], [64, 64], [8]], wrong: [] });
    expect(parseLists('32 x; 8').wrong).toEqual(['32 x']);
  });
});

describe('rangeValues', () => {
  const range = (from: number | null, to: number | null, count: number | null, spacing: 'linear' | 'log', whole = false) => rangeValues({ from, to, count, spacing, whole });

  it('takes equal steps or equal factors', () => {
    expect(range(0, 1, 5, 'linear')).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(range(0.1, 10, 3, 'log')).toEqual([0.1, 1, 10]);
    expect(range(1, 10, 4, 'log')).toEqual([1, 2.154, 4.642, 10]);
    expect(range(1, 4, 7, 'linear', true)).toEqual([1, 2, 3, 4]);
  });

  it('refuses what is no range', () => {
    for (const nothing of [range(null, 1, 3, 'linear'), range(1, 1, 3, 'linear'), range(0, 1, 3, 'log'), range(-1, 1, 3, 'log'), range(0, 1, 1, 'linear'), range(0, 1, 2.5, 'linear'), range(0, 1, 101, 'linear')]) expect(nothing).toBeNull();
  });

  it('has both ends, nothing twice and nothing outside', () => {
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: 1.01, max: 1e3, noNaN: true }), fc.integer({ min: 2, max: 30 }), fc.constantFrom('linear' as const, 'log' as const), (from, factor, count, spacing) => {
      const to = from * factor;
      const values = range(from, to, count, spacing)!;
      expect(values[0]).toBe(Number(from.toPrecision(4)));
      expect(values[values.length - 1]).toBe(Number(to.toPrecision(4)));
      expect(new Set(values).size).toBe(values.length);
      expect([...values].sort((left, right) => left - right)).toEqual(values);
    }));
  });
});
