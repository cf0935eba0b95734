import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageSource } from '../../../../src-main/datasets/imageSource';
import { openSprites } from '../../../../src-main/datasets/sprites/openSprites';
import { Generator } from '../../../../src-main/random/generator';
import { sameNumbers } from '../../../support/sameNumbers';
import { publishedColor, sprites } from './sprites';

function rendered(source: ImageSource, coordinates: Float64Array): Float32Array {
  const { imageSize, channels } = source.shape;
  const target = new Float32Array((coordinates.length / source.width) * imageSize ** 2 * channels).fill(0.5);
  source.render(coordinates, target);
  return target;
}

const binary = openSprites(sprites());
const colored = openSprites(sprites({ color: publishedColor }));

describe('openSprites', () => {
  it('knows the size and the factors of dSprites', () => {
    expect(binary.size).toBe(737_280);
    expect(binary.factors.map(({ name, levels }) => [name, levels!.length])).toEqual([['shape', 3], ['scale', 6], ['orientation', 40], ['posX', 32], ['posY', 32]]);
    expect(colored.factors.slice(5).map(({ name, low, high, levels }) => [name, low, high, levels])).toEqual([['hue', 0, 1, null], ['saturation', 0.3, 0.7, null], ['value', 0.3, 0.7, null]]);
    expect([binary.shape, colored.shape]).toEqual([{ imageSize: 64, channels: 1 }, { imageSize: 64, channels: 3 }]);
  });

  it('draws only levels, every one of them, and colors from their intervals', () => {
    const width = colored.factors.length;
    const values = colored.sample(Generator.fromSeed(1, 'training'), 4000);
    colored.factors.forEach(({ low, high, levels }, factor) => {
      const column = values.filter((_, index) => index % width === factor);
      if (levels) expect([...new Set(column)].sort((a, b) => a - b)).toEqual(levels);
      else expect(column.every((value) => value >= low && value <= high)).toBe(true);
    });
  });

  it('is 0 or 1 where it is binary, and one color on black where it is colored, of the same mask', () => {
    const values = colored.sample(Generator.fromSeed(2, 'training'), 20);
    const masks = rendered(binary, values.filter((_, index) => index % 8 < 5));
    const images = rendered(colored, values);
    expect(new Set(masks)).toEqual(new Set([0, 1]));
    // Value is the largest channel of a color in HSV space.
    const expected = masks.map((mask, pixel) => mask * values[Math.floor(pixel / 4096) * 8 + 7]!);
    expect(sameNumbers(masks.map((_, pixel) => Math.max(...images.subarray(pixel * 3, pixel * 3 + 3))), expected)).toBe(true);
  });

  it('takes fixed colors out of the factors', () => {
    const red = openSprites(sprites({ color: { hue: 0, saturation: 1, value: [0.5, 1] } }));
    expect(red.factors.map(({ name }) => name).slice(5)).toEqual(['value']);
    const image = rendered(red, Float64Array.of(1, 1, 0, 0.5, 0.5, 0.75));
    expect([...image.subarray((32 * 64 + 32) * 3, (32 * 64 + 32) * 3 + 3)]).toEqual([0.75, 0, 0]);
  });

  it('is the mean of four pixels at 32×32', () => {
    const small = openSprites(sprites({ imageSize: 32, color: publishedColor }));
    const values = colored.sample(Generator.fromSeed(3, 'training'), 10);
    const large = rendered(colored, values);
    const images = rendered(small, values);
    const means = images.map((_, index) => {
      const [image, row, column, channel] = [Math.floor(index / 3072), Math.floor(index / 96) % 32, Math.floor(index / 3) % 32, index % 3];
      const pixel = image * 4096 + 2 * row * 64 + 2 * column;
      return [0, 1, 64, 65].reduce((sum, offset) => sum + large[(pixel + offset) * 3 + channel]!, 0) / 4;
    });
    expect(sameNumbers(images, means)).toBe(true);
    expect(images.some((value) => value > 0)).toBe(true);
  });

  it('locates the nearest levels, and renders those', () => {
    const anywhere = fc.tuple(fc.double({ min: 0.5, max: 3.4, noNaN: true }), fc.double({ min: 0.4, max: 1.1, noNaN: true }), fc.double({ min: -0.1, max: 6.4, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(fc.property(anywhere, (point) => {
      const located = binary.locate(Float64Array.from(point));
      binary.factors.forEach(({ levels }, factor) => {
        const nearest = Math.min(...levels!.map((level) => Math.abs(level - point[factor]!)));
        expect(Math.abs(located[factor]! - point[factor]!)).toBe(nearest);
      });
      expect(sameNumbers(rendered(binary, located), rendered(binary, binary.locate(located)))).toBe(true);
    }), { numRuns: 40 });
  });
});
