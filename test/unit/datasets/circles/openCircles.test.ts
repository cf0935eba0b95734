import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCircles } from '../../../../src-main/datasets/circles/openCircles';
import { Generator } from '../../../../src-main/random/generator';
import type { CirclesDataset } from '../../../../src-shared/experiment/datasets/circles';
import { circles } from './circles';

const plane = (heldOut: CirclesDataset['heldOut'], changes: Partial<CirclesDataset> = {}) => openCircles(circles({ x: [0.2, 0.8], y: [0.1, 0.5], heldOut, ...changes }));

describe('openCircles', () => {
  it.each(['center', 'corner'] as const)('holds out a quarter of factor space at its %s, and never draws from it', (region) => {
    const source = plane({ factors: ['x', 'y'], region });
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const [from, to] = region === 'center' ? [0.25, 0.75] : [0.5, 1];
    const inside = (share: number) => share >= from && share <= to;
    fc.assert(fc.property(unit, unit, (x, y) => {
      fc.pre([x, y].every((share) => Math.abs(share - from) > 1e-9 && Math.abs(share - to) > 1e-9));
      expect(source.isHeldOut([0.2 + 0.6 * x, 0.1 + 0.4 * y])).toBe(inside(x) && inside(y));
    }));
    const count = 4000;
    const values = source.sample(Generator.fromSeed(5, 'training'), count);
    let left = 0;
    for (let row = 0; row < count; row++) {
      const point = values.subarray(2 * row, 2 * row + 2);
      expect(source.isHeldOut(point)).toBe(false);
      if (!inside((point[0]! - 0.2) / 0.6)) left += 1;
    }
    // Two of the three quarters that are trained on are those with x outside; five standard errors.
    expect(Math.abs(left / count - 2 / 3)).toBeLessThan(5 * Math.sqrt(2 / 9 / count));
  });

  it('holds out by any two factors that vary', () => {
    const source = plane({ factors: ['hue', 'x'], region: 'corner' }, { color: { space: 'hsv', hue: [0.2, 0.8], saturation: 1, value: 1 } });
    expect(source.factors.map(({ name }) => name)).toEqual(['x', 'y', 'hue']);
    expect([source.isHeldOut([0.7, 0.1, 0.7]), source.isHeldOut([0.7, 0.5, 0.3]), source.isHeldOut([0.3, 0.5, 0.7])]).toEqual([true, false, false]);
  });

  it('draws as many blank images as asked, all black, none of them held out', () => {
    const source = plane({ factors: ['x', 'y'], region: 'center' }, { blankShare: 0.5 });
    expect(source.factors.at(-1)).toEqual({ name: 'present', low: 0, high: 1, levels: [0, 1] });
    const count = 2000;
    const values = source.sample(Generator.fromSeed(6, 'training'), count);
    const blank = values.filter((value, index) => index % 3 === 2 && value === 0).length;
    expect(Math.abs(blank / count - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / count));
    const images = new Float32Array(50 * 32 * 32 * 3);
    source.render(values.subarray(0, 150), images);
    for (let image = 0; image < 50; image++) {
      const lit = images.subarray(image * 3072, (image + 1) * 3072).some((value) => value > 0);
      expect(lit).toBe(values[image * 3 + 2] === 1);
    }
    expect([source.isHeldOut([0.5, 0.3, 1]), source.isHeldOut([0.5, 0.3, 0])]).toEqual([true, false]);
  });

  it('takes one uniform number a factor where nothing is held out', () => {
    const generator = Generator.fromSeed(0, 'training');
    const expected = [0.2 + (0.8 - 0.2) * generator.uniform(), 0.1 + (0.5 - 0.1) * generator.uniform()];
    expect([...plane(null).sample(Generator.fromSeed(0, 'training'), 1)]).toEqual(expected);
  });

  it('refuses a target of another size', () => {
    expect(() => { plane(null).render(Float64Array.of(0.5, 0.3), new Float32Array(10)); }).toThrow(RangeError);
  });
});
