import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logarithmicTicks } from '@renderer/shared/plots/logarithmicTicks';
import { axisTicks } from '@renderer/shared/plots/painter/axisTicks';

const values = (ticks: ReturnType<typeof axisTicks>) => ticks.map(({ value }) => value);

describe('axisTicks', () => {
  it('has round steps, at most as many as asked for', () => {
    expect(values(axisTicks([0, 158], 'linear', { nticks: 6 }))).toEqual([0, 50, 100, 150]);
    expect(values(axisTicks([-2.6, 2.6], 'linear', { dtick: 1 }))).toEqual([-2, -1, 0, 1, 2]);
  });

  it('names decades, or 1, 2 and 5 in each, on a logarithmic axis', () => {
    expect(values(axisTicks([0, 3], 'log', { dtick: 1 }))).toEqual([1, 10, 100, 1000]);
    expect(values(axisTicks([2, 3.1], 'log', { dtick: 'D2' }))).toEqual([100, 200, 500, 1000]);
    expect(values(axisTicks([-1.5, 9.5], 'log', { dtick: 4 }))).toEqual([1, 1e4, 1e8]);
  });

  it('has few decades for curves of a run that diverged', () => {
    const spacing = logarithmicTicks(1e-4, 1e32);
    expect(axisTicks([-4, 32], 'log', spacing).length).toBeLessThanOrEqual(11);
    expect(logarithmicTicks(1, 1000)).toEqual({ dtick: 1 });
  });

  it('spaces a narrow logarithmic axis by value', () => {
    expect(values(axisTicks([Math.log10(100), Math.log10(200)], 'log', { nticks: 5 }))).toEqual([100, 120, 140, 160, 180, 200]);
  });

  it('has one where the round step is longer than the axis', () => {
    expect(axisTicks([0.05, 0.455], 'linear', { nticks: 2 }).map(({ place }) => place)).toEqual([0.2, 0.4]);
  });

  it('keeps within any range, ascending, and never has none or too many', () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 12 }), (low, extent, nticks) => {
      const places = axisTicks([low, low + extent], 'linear', { nticks }).map(({ place }) => place);
      expect(places.length).toBeGreaterThan(0);
      expect(places.length).toBeLessThanOrEqual(nticks + 1);
      for (const [index, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(low - extent * 1e-6);
        expect(place).toBeLessThanOrEqual(low + extent * (1 + 1e-6));
        if (index > 0) expect(place).toBeGreaterThan(places[index - 1]!);
      }
    }), { numRuns: 1000 });
  });
});
