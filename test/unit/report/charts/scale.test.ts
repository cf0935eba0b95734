import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale, logarithmicScale, type Scale } from '../../../../src-main/report/charts/scale';

const labels = (scale: Scale) => scale.ticks.map(({ label }) => label);

describe('linearScale', () => {
  it('has round ticks with as many decimals as they need', () => {
    expect(labels(linearScale([-2.6, 2.6], [0, 100]))).toEqual(['−2', '−1', '0', '1', '2']);
    expect(labels(linearScale([0.13, 0.87], [0, 100]))).toEqual(['0.2', '0.4', '0.6', '0.8']);
  });

  it('has two to seven ticks, all of them within the domain, for any domain', () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
      const high = low + span;
      const { ticks, position } = linearScale([low, high], [10, 90]);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(7);
      for (const { value } of ticks) {
        expect(position(value)).toBeGreaterThan(9.99);
        expect(position(value)).toBeLessThan(90.01);
      }
    }));
  });
});

describe('logarithmicScale', () => {
  it('puts equal ratios at equal distances', () => {
    const { position } = logarithmicScale([1, 1000], [0, 90]);
    [[1, 0], [10, 30], [100, 60], [1000, 90]].forEach(([value, expected]) => { expect(position(value!)).toBeCloseTo(expected!, 9); });
  });

  it('has finer ticks where there are few decades', () => {
    expect(labels(logarithmicScale([15, 800], [0, 100]))).toEqual(['20', '50', '100', '200', '500']);
    expect(labels(logarithmicScale([1, 500_000], [0, 100]))).toEqual(['1', '10', '100', '1k', '10k', '100k']);
  });
});
