import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { Generator } from '../../../../src-main/random/generator';
import { sameNumbers } from '../../../support/sameNumbers';
import { atLevels, rendered, rooms } from './rooms';

const SIZE = 64;
const source = rooms();

/** Whether the pixel of two images differs in any channel. */
function differs(first: Float32Array, second: Float32Array, row: number, column: number): boolean {
  const index = (row * SIZE + column) * 3;
  return [0, 1, 2].some((channel) => first[index + channel] !== second[index + channel]);
}

/** Pixels in which two images differ, as [row, column]. */
function differences(first: Float32Array, second: Float32Array): [number, number][] {
  const pixels: [number, number][] = [];
  for (let row = 0; row < SIZE; row++) for (let column = 0; column < SIZE; column++) if (differs(first, second, row, column)) pixels.push([row, column]);
  return pixels;
}

describe('openRooms', () => {
  it('knows the size and the factors of 3D Shapes', () => {
    expect(source.size).toBe(480_000);
    expect(source.factors.map(({ name, levels }) => [name, levels!.length])).toEqual([['floorHue', 10], ['wallHue', 10], ['objectHue', 10], ['scale', 8], ['shape', 4], ['orientation', 15]]);
    expect([source.shape, rooms(32).shape]).toEqual([{ imageSize: 64, channels: 3 }, { imageSize: 32, channels: 3 }]);
    expect(source.walkable).toBe(true);
  });

  it('comes within 1.3 of 255 steps of published images on average, and within 3 in each eighth of their rows', () => {
    const images = rendered(source, atLevels([3, 8, 5, 5, 1, 0], [0, 0, 3, 5, 3, 6], [5, 5, 1, 0, 0, 10], [1, 0, 9, 5, 3, 10], [8, 7, 2, 1, 0, 14], [6, 2, 4, 4, 2, 0]));
    const { data, width } = decode(readFileSync(resolve(import.meta.dirname, '../../../fixtures/rooms/frames.png')));
    for (let image = 0; image * SIZE < width; image++) {
      const bands = new Float64Array(8);
      for (let row = 1; row < SIZE - 1; row++) {
        for (let index = 3; index < (SIZE - 1) * 3; index++) {
          bands[row >> 3]! += Math.abs(255 * images[(image * SIZE + row) * SIZE * 3 + index]! - data[(row * width + image * SIZE) * 3 + index]!);
        }
      }
      const valuesPerRow = (SIZE - 2) * 3;
      expect(bands.reduce((sum, band) => sum + band) / (valuesPerRow * (SIZE - 2))).toBeLessThan(1.3);
      expect(Math.max(...bands) / (valuesPerRow * 8)).toBeLessThan(3);
    }
  });

  it('shows the corners of the room where they were measured, at 44.3 and 19.9 of 64 pixels', () => {
    for (const [orientation, column] of [[0, 44.3], [14, 19.9]] as const) {
      const image = rendered(source, atLevels([0, 6, 3, 0, 0, orientation]));
      const blue = (x: number): number => image[(24 * SIZE + x) * 3 + 2]!;
      const steps = Array.from({ length: SIZE - 1 }, (_, x) => Math.abs(blue(x + 1) - blue(x)));
      expect(Math.abs(steps.indexOf(Math.max(...steps)) + 1 - column)).toBeLessThan(0.6);
    }
  });

  it('paints each hue in a part of its own', () => {
    for (const geometry of [[0, 0, 0], [7, 3, 14], [4, 2, 7], [3, 1, 4]]) {
      const [plain, floor, wall, object] = [[0, 3, 6], [1, 3, 6], [0, 4, 6], [0, 3, 7]].map((hues) => rendered(source, atLevels([...hues, ...geometry])));
      const parts = [floor, wall, object].map((other) => differences(plain!, other!));
      expect(parts.every((pixels) => pixels.length > 100)).toBe(true);
      expect(Math.max(...parts[1]!.map(([row]) => row))).toBeLessThan(50);
      expect(Math.min(...parts[0]!.map(([row]) => row))).toBeGreaterThan(32);
      const changed = (row: number, column: number): boolean[] => [floor, wall, object].map((other) => differs(plain!, other!, row, column));
      expect([changed(61, 3), changed(28, 8), changed(48, 32), changed(5, 3)]).toEqual([[true, false, false], [false, true, false], [false, false, true], [false, false, false]]);
    }
  });

  it('draws larger objects on more pixels', () => {
    for (let shape = 0; shape < 4; shape++) {
      const covered = Array.from({ length: 8 }, (_, scale) => {
        const [green, blue] = [3, 6].map((hue) => rendered(source, atLevels([0, 0, hue, scale, shape, 5])));
        return differences(green!, blue!).length;
      });
      expect(covered.every((count, scale) => scale === 0 || count > covered[scale - 1]!)).toBe(true);
    }
  });

  it('has the same outline against the sky from the right as mirrored from the left', () => {
    for (let orientation = 0; orientation < 7; orientation++) {
      const [left, right] = [orientation, 14 - orientation].map((level) => rendered(source, atLevels([0, 0, 0, 0, 0, level])));
      // Everything is red: only the sky has blue.
      for (let row = 0; row < 30; row++) {
        for (let column = 0; column < SIZE; column++) {
          expect(left![(row * SIZE + column) * 3 + 2]).toBeCloseTo(right![(row * SIZE + SIZE - 1 - column) * 3 + 2]!, 3);
        }
      }
    }
  });

  it('draws the same images in any order', () => {
    const values = source.sample(Generator.fromSeed(4, 'training'), 12);
    const images = rendered(rooms(), values);
    const again = rooms();
    for (let image = 11; image >= 0; image--) {
      expect(sameNumbers(rendered(again, values.subarray(image * 6, (image + 1) * 6)), images.subarray(image * SIZE ** 2 * 3, (image + 1) * SIZE ** 2 * 3))).toBe(true);
    }
    expect(images.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('is the mean of four pixels at 32×32', () => {
    const values = source.sample(Generator.fromSeed(5, 'training'), 6);
    const large = rendered(source, values);
    const images = rendered(rooms(32), values);
    images.forEach((value, index) => {
      const [image, row, column, channel] = [Math.floor(index / 3072), Math.floor(index / 96) % 32, Math.floor(index / 3) % 32, index % 3];
      const at = (y: number, x: number): number => large[((image * 64 + 2 * row + y) * 64 + 2 * column + x) * 3 + channel]!;
      expect(value).toBeCloseTo((at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4, 6);
    });
  });

  it('draws its levels and takes other values at the nearest ones', () => {
    const values = source.sample(Generator.fromSeed(6, 'training'), 2000);
    source.factors.forEach(({ levels }, factor) => {
      expect([...new Set(values.filter((_, index) => index % 6 === factor))].sort((a, b) => a - b)).toEqual(levels);
    });
    const beside = Float64Array.of(0.34, 0.06, 0.87, 0.97, 2.2, -11);
    const located = source.locate(beside);
    expect([...located]).toEqual([3, 1, 9, 3, 2, 4].map((level, factor) => source.factors[factor]!.levels![level]));
    expect(sameNumbers(rendered(source, beside), rendered(source, located))).toBe(true);
    expect(source.factorValues(located)).toEqual(located);
  });

  it('refuses a target of another size', () => {
    expect(() => { source.render(atLevels([0, 0, 0, 0, 0, 0]), new Float32Array(10)); }).toThrow(RangeError);
  });
});
