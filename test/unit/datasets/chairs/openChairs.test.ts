import { describe, expect, it } from 'vitest';
import { chairModels } from '../../../../src-main/datasets/chairs/chairModels';
import { openChairs } from '../../../../src-main/datasets/chairs/openChairs';
import type { ImageSource } from '../../../../src-main/datasets/imageSource';
import { Generator } from '../../../../src-main/random/generator';
import { CHAIR_MODELS } from '../../../../src-shared/experiment/datasets/chairs';
import { sameNumbers } from '../../../support/sameNumbers';

function chairs(imageSize: 32 | 64 = 64): ImageSource {
  return openChairs({ type: 'chairs', imageSize, origin: { type: 'rendered' } });
}

function rendered(source: ImageSource, coordinates: readonly number[] | Float64Array): Float32Array {
  const target = new Float32Array((coordinates.length / 3) * source.shape.imageSize ** 2).fill(0.5);
  source.render(Float64Array.from(coordinates), target);
  return target;
}

const SIZE = 64;
const PIXELS = SIZE * SIZE;
const source = chairs();
const azimuth = (index: number): number => (index * 360) / 31;
const models = Array.from({ length: CHAIR_MODELS }, (_, model) => model);

/** One image of each model, from the same side. */
function everyModel(index: number, elevation: number): Float32Array[] {
  const images = rendered(source, models.flatMap((model) => [model, azimuth(index), elevation]));
  return models.map((model) => images.subarray(model * PIXELS, (model + 1) * PIXELS));
}

/** Mean absolute difference. */
function distance(first: Float32Array, second: Float32Array): number {
  return first.reduce((sum, value, index) => sum + Math.abs(value - second[index]!), 0) / first.length;
}

describe('openChairs', () => {
  it('knows its size and its factors', () => {
    expect(source.size).toBe(2976);
    expect(chairModels.length).toBe(CHAIR_MODELS);
    expect(source.factors.map(({ name, levels }) => [name, levels!.length])).toEqual([['model', 48], ['azimuth', 31], ['elevation', 2]]);
    expect([source.shape, chairs(32).shape]).toEqual([{ imageSize: 64, channels: 1 }, { imageSize: 32, channels: 1 }]);
    expect(source.walkable).toBe(true);
  });

  it('draws each chair large, whole and darker than the white around it', () => {
    for (const image of [...everyModel(4, 20), ...everyModel(17, 30)]) {
      expect(image.every((value) => value >= 0 && value <= 1)).toBe(true);
      const drawn = [...image.keys()].filter((pixel) => image[pixel]! < 1);
      const rows = drawn.map((pixel) => Math.floor(pixel / SIZE));
      const columns = drawn.map((pixel) => pixel % SIZE);
      expect(Math.min(...rows, ...columns)).toBeGreaterThan(0);
      expect(Math.max(...rows, ...columns)).toBeLessThan(SIZE - 1);
      expect(Math.max(Math.max(...rows) - Math.min(...rows), Math.max(...columns) - Math.min(...columns))).toBeGreaterThan(0.55 * SIZE);
      expect(drawn.length).toBeGreaterThan(0.07 * PIXELS);
      expect(drawn.reduce((sum, pixel) => sum + image[pixel]!, 0) / drawn.length).toBeLessThan(0.85);
    }
  });

  it('draws no two chairs alike', () => {
    for (const images of [everyModel(4, 20), everyModel(20, 30)]) {
      for (const first of models) for (const second of models) if (first < second) expect(distance(images[first]!, images[second]!)).toBeGreaterThan(0.02);
    }
  });

  it('draws a chair differently from each side, and from the right with the outline of the left, mirrored', () => {
    for (const model of [7, 16, 30]) {
      const images = rendered(source, Array.from({ length: 31 }, (_, index) => [model, azimuth(index), 30]).flat());
      const image = (index: number): Float32Array => images.subarray((index % 31) * PIXELS, ((index % 31) + 1) * PIXELS);
      for (let index = 0; index < 31; index++) {
        expect(distance(image(index), image(index + 1))).toBeGreaterThan(0.01);
        const outline = image(index).map((value) => (value < 1 ? 1 : 0));
        const mirrored = outline.map((_, pixel) => (image(31 - index)[pixel - (pixel % SIZE) + SIZE - 1 - (pixel % SIZE)]! < 1 ? 1 : 0));
        expect(distance(outline, mirrored)).toBeLessThan(0.005);
      }
    }
  });

  it('draws the same images in any order', () => {
    const values = source.sample(Generator.fromSeed(1, 'training'), 10);
    const images = rendered(chairs(), values);
    const again = chairs();
    for (let image = 9; image >= 0; image--) expect(sameNumbers(rendered(again, values.subarray(image * 3, image * 3 + 3)), images.subarray(image * PIXELS, (image + 1) * PIXELS))).toBe(true);
  });

  it('is the mean of four pixels at 32×32', () => {
    const values = source.sample(Generator.fromSeed(2, 'training'), 5);
    const large = rendered(source, values);
    rendered(chairs(32), values).forEach((value, index) => {
      const [image, row, column] = [Math.floor(index / 1024), Math.floor(index / 32) % 32, index % 32];
      const at = (y: number, x: number): number => large[(image * SIZE + 2 * row + y) * SIZE + 2 * column + x]!;
      expect(value).toBeCloseTo((at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4, 6);
    });
  });

  it('draws its levels and takes other values at the nearest ones', () => {
    const values = source.sample(Generator.fromSeed(3, 'training'), 4000);
    source.factors.forEach(({ levels }, factor) => {
      expect([...new Set(values.filter((_, index) => index % 3 === factor))].sort((a, b) => a - b)).toEqual(levels);
    });
    const located = source.locate(Float64Array.of(11.6, 50, 24));
    expect([...located]).toEqual([12, azimuth(4), 20]);
    expect(sameNumbers(rendered(source, [11.6, 50, 24]), rendered(source, located))).toBe(true);
    expect(source.factorValues(located)).toEqual(located);
  });

  it('refuses a target of another size', () => {
    expect(() => { source.render(Float64Array.of(0, 0, 20), new Float32Array(10)); }).toThrow(RangeError);
  });
});
