import { describe, expect, it } from 'vitest';
import { pictures } from '../../../src-main/datasets/pictures';

const SIZE = 32;

/** The brightest place of a picture, in pixels. */
function centerOf(picture: Float32Array): [column: number, row: number] {
  let [mass, column, row] = [0, 0, 0];
  picture.forEach((value, index) => {
    mass += value;
    column += value * ((index % SIZE) + 0.5);
    row += value * (Math.floor(index / SIZE) + 0.5);
  });
  return [column / mass, row / mass];
}

describe('pictures', () => {
  it('leaves images as they are', () => {
    const values = new Float32Array(2 * 4 * 4 * 3).fill(0.25);
    expect(pictures({ imageSize: 4, channels: 3 }, values)).toEqual({ imageSize: 4, channels: 3, values });
  });

  it('draws a point as a dot in the square from -2.5 to 2.5, y upwards', () => {
    const { imageSize, channels, values } = pictures({ imageSize: 1, channels: 2 }, Float32Array.of(0, 0, 1.25, -1.25, -2.5, 0));
    expect([imageSize, channels, values.length]).toEqual([SIZE, 1, 3 * SIZE * SIZE]);
    const centers = [0, 1].map((point) => centerOf(values.subarray(point * SIZE * SIZE, (point + 1) * SIZE * SIZE)));
    [[16, 16], [24, 24]].forEach((expected, point) => {
      expected.forEach((place, axis) => { expect(centers[point]![axis]).toBeCloseTo(place, 6); });
    });
    // Half of a dot at the border is cut off.
    const lit = (point: number) => values.subarray(point * SIZE * SIZE, (point + 1) * SIZE * SIZE).reduce((sum, value) => sum + value, 0);
    expect(lit(2)).toBeCloseTo(lit(0) / 2, 6);
  });

  it('draws nothing for a point outside the square, or one that is no point', () => {
    const { values } = pictures({ imageSize: 1, channels: 2 }, Float32Array.of(2.6, 0, Number.NaN, 0));
    expect(values.every((value) => value === 0)).toBe(true);
  });
});
