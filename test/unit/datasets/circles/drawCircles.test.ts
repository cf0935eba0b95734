import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCircles } from '../../../../src-main/datasets/circles/drawCircles';
import type { CirclesDataset } from '../../../../src-shared/experiment/datasets/circles';
import { circles } from './circles';

function render(dataset: CirclesDataset, factors: number[], count = 1): Float32Array {
  const target = new Float32Array(count * dataset.imageSize ** 2 * dataset.channels).fill(0.5);
  drawCircles(dataset, Float64Array.from(factors), target);
  return target;
}

const pixel = (image: Float32Array, column: number, row: number): number[] => [...image.subarray((row * 32 + column) * 3, (row * 32 + column) * 3 + 3)];

describe('drawCircles', () => {
  it('puts the circle where its factors say, x to the right and y downwards, on black', () => {
    const image = render(circles({ x: [0, 1], y: [0, 1] }), [0.25, 0.75]);
    expect(pixel(image, 8, 24)).toEqual([1, 1, 1]);
    expect(pixel(image, 24, 8)).toEqual([0, 0, 0]);
  });

  it('has the circle\'s center of mass at its factors, for any circle inside the frame', () => {
    const center = fc.double({ min: 0.2, max: 0.8, noNaN: true });
    fc.assert(fc.property(center, center, fc.double({ min: 0.1, max: 0.4, noNaN: true }), (x, y, size) => {
      const image = render(circles({ channels: 1, x: [0, 1], y: [0, 1], size: [0, 1] }), [x, y, size]);
      let mass = 0;
      let moment = 0;
      image.forEach((value, index) => {
        mass += value;
        moment += value * (index % 32 + 0.5);
      });
      expect(Math.abs(moment / mass / 32 - x)).toBeLessThan(0.005);
      expect(Math.abs(mass / (32 * 32) - Math.PI * (size / 2) ** 2)).toBeLessThan(0.003);
    }));
  });

  it('takes colors in HSV and in RGB space', () => {
    const hsv = circles({ color: { space: 'hsv', hue: [0, 1], saturation: 1, value: [0, 1] } });
    const blue = pixel(render(hsv, [2 / 3, 0.5]), 16, 16);
    [0, 0, 0.5].forEach((expected, channel) => { expect(blue[channel]).toBeCloseTo(expected, 6); });
    const rgb = circles({ color: { space: 'rgb', red: [0, 1], green: 0.25, blue: 1 } });
    expect(pixel(render(rgb, [0.75]), 16, 16)).toEqual([0.75, 0.25, 1]);
  });

  it('draws the luminance where there is one channel', () => {
    const image = render(circles({ channels: 1, color: { space: 'rgb', red: [0, 1], green: 0, blue: 0 } }), [1]);
    expect(image[16 * 32 + 16]).toBeCloseTo(0.299, 6);
  });

  it('renders each row of factors into its own image and clears what was there', () => {
    const dataset = circles({ x: [0, 1] });
    const both = render(dataset, [0.25, 0.75], 2);
    expect(both.subarray(0, 3072)).toEqual(render(dataset, [0.25]));
    expect(both.subarray(3072)).toEqual(render(dataset, [0.75]));
    expect(pixel(both, 31, 31)).toEqual([0, 0, 0]);
  });

  it('leaves an image black where its circle is absent', () => {
    const image = render(circles({ x: [0, 1], blankShare: 0.5 }), [0.5, 0, 0.5, 1], 2);
    expect(image.subarray(0, 3072).every((value) => value === 0)).toBe(true);
    expect(pixel(image.subarray(3072), 16, 16)).toEqual([1, 1, 1]);
  });
});
