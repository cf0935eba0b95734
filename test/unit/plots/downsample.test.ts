import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample, type Curve } from '@shared/plots/downsample';

const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 20 });
const curve: fc.Arbitrary<Curve> = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), value), { minLength: 1, maxLength: 400 }).map((points) => {
  let step = 0;
  return { x: points.map(([stride]) => (step += stride)), y: points.map(([, measured]) => measured) };
});
const limit = fc.integer({ min: 5, max: 100 });
const scale = fc.constantFrom('linear' as const, 'log' as const);
const finite = ({ y }: Curve) => y.filter((one) => one !== null);

describe('downsample', () => {
  it('keeps to the limit', () => {
    fc.assert(fc.property(curve, limit, scale, (input, most, axis) => {
      expect(downsample(input, most, axis).x.length).toBeLessThanOrEqual(Math.max(most, 5));
    }));
  });

  it('returns points of the curve, in order, with the first and the last', () => {
    fc.assert(fc.property(curve, limit, scale, (input, most, axis) => {
      const output = downsample(input, most, axis);
      const indices = output.x.map((step) => input.x.indexOf(step));
      expect(indices).toEqual([...indices].sort((left, right) => left - right));
      expect(output.y).toEqual(indices.map((index) => input.y[index]));
      expect(indices[0]).toBe(0);
      expect(indices[indices.length - 1]).toBe(input.x.length - 1);
    }));
  });

  it('never loses an extreme', () => {
    fc.assert(fc.property(curve.filter((input) => finite(input).length > 0), limit, scale, (input, most, axis) => {
      const output = finite(downsample(input, most, axis));
      expect(Math.max(...output)).toBe(Math.max(...finite(input)));
      expect(Math.min(...output)).toBe(Math.min(...finite(input)));
    }));
  });

  it('keeps a gap visible', () => {
    const x = Array.from({ length: 5000 }, (_, index) => index + 1);
    const y = x.map((step) => (step > 2000 && step < 3000 ? null : step));
    expect(downsample({ x, y }, 100, 'linear').y).toContain(null);
  });

  it('spends its points where the axis shows them: the start of a logarithmic axis stays dense', () => {
    const x = Array.from({ length: 100_000 }, (_, index) => index + 1);
    const y = x.map((step) => Math.sin(step));
    const early = (axis: 'linear' | 'log') => downsample({ x, y }, 2000, axis).x.filter((step) => step <= 100).length;
    expect(early('log')).toBeGreaterThan(80);
    expect(early('linear')).toBeLessThan(10);
  });
});
