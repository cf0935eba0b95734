import { incompleteBeta } from '@shared/statistics/incompleteBeta';
import { median } from '@shared/statistics/median';
import { normalQuantile } from '@shared/statistics/normalQuantile';
import { quantile } from '@shared/statistics/quantile';
import { ranks } from '@shared/statistics/ranks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('quantile', () => {
  it('is what sorting and interpolating gives', () => {
    fc.assert(fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const sorted = [...values].sort((left, right) => left - right);
      const position = share * (values.length - 1);
      const lower = sorted[Math.floor(position)]!;
      const upper = sorted[Math.ceil(position)]!;
      expect(quantile(Float64Array.from(values), share)).toBeCloseTo(lower + (upper - lower) * (position - Math.floor(position)), 9);
    }));
  });
});

describe('ranks', () => {
  it('counts the smaller values, and half of the equal ones', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 }), (values) => {
      const expected = values.map((value) => values.filter((other) => other < value).length + (values.filter((other) => other === value).length + 1) / 2);
      expect([...ranks(Float64Array.from(values))]).toEqual(expected);
    }));
  });
});

describe('median', () => {
  it('is the middle, or the mean of the two middle ones', () => {
    expect([median([3]), median([9, 1, 2]), median([4, 1, 3, 100])]).toEqual([3, 2, 3.5]);
  });
});

describe('distributions, against scipy', () => {
  it('knows the incomplete beta function', () => {
    const cases = [[0.3, 0.5, 0.5, 0.36901011956554536], [0.9, 4.5, 0.5, 0.3434363961379134], [0.4, 2, 3, 0.5248], [0.999, 15, 0.5, 0.8635860750895132], [1e-8, 0.5, 0.5, 6.366197734286143e-5]] as const;
    for (const [x, a, b, expected] of cases) expect(Math.abs(incompleteBeta(x, a, b) / expected - 1)).toBeLessThan(1e-12);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });

  it('knows the quantiles of the normal distribution, far out too', () => {
    const cases = [[1e-300, -37.0470962993612], [1e-20, -9.262340089798409], [0.001, -3.090232306167813], [0.2, -0.8416212335729142], [0.5, 0], [0.77, 0.7388468491852137], [0.999999, 4.753424308817087]] as const;
    for (const [probability, expected] of cases) expect(normalQuantile(probability)).toBeCloseTo(expected, 11);
  });
});
