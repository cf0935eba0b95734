import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hsvToRgb, luminance } from '../../../../src-main/datasets/circles/colors';

const rgb = (hue: number, saturation: number, value: number): number[] => {
  const target = new Float64Array(3);
  hsvToRgb(hue, saturation, value, target);
  return [...target];
};

describe('hsvToRgb', () => {
  it.each([
    [0, [1, 0, 0]],
    [1 / 6, [1, 1, 0]],
    [2 / 6, [0, 1, 0]],
    [3 / 6, [0, 1, 1]],
    [4 / 6, [0, 0, 1]],
    [5 / 6, [1, 0, 1]],
    [1, [1, 0, 0]],
  ])('turns hue %d into its pure color', (hue, expected) => {
    rgb(hue, 1, 1).forEach((channel, index) => { expect(channel).toBeCloseTo(expected[index]!, 12); });
  });

  it('has value as its largest channel, and value times (1 − saturation) as its smallest', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(unit, unit, unit, (hue, saturation, value) => {
      const channels = rgb(hue, saturation, value);
      expect(Math.max(...channels)).toBeCloseTo(value, 12);
      expect(Math.min(...channels)).toBeCloseTo(value * (1 - saturation), 12);
    }));
  });
});

describe('luminance', () => {
  it('weighs the channels as Rec. 601', () => {
    expect(luminance(1, 0, 0)).toBe(0.299);
    expect(luminance(0, 1, 0)).toBe(0.587);
    expect(luminance(0, 0, 1)).toBe(0.114);
    expect(luminance(1, 1, 1)).toBeCloseTo(1, 12);
  });
});
