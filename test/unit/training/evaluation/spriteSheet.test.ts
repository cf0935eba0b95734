import { describe, expect, it } from 'vitest';
import { spriteSheet } from '../../../../src-main/training/evaluation/spriteSheet';
import { spriteSheetSchema } from '../../../../src-shared/run/evaluation';
import { pngOf } from './pngOf';

describe('spriteSheet', () => {
  it('lays images out row by row', () => {
    // Two rows of three 2×2 gray images: image k has the bytes 10k … 10k + 3.
    const images = Float32Array.from({ length: 24 }, (_, index) => (10 * Math.floor(index / 4) + (index % 4)) / 255);
    const sheet = spriteSheet(images, 2, 3, 2, 1);
    const png = pngOf(sheet);
    expect([png.width, png.height, png.channels]).toEqual([6, 4, 1]);
    expect([...png.data]).toEqual([
      0, 1, 10, 11, 20, 21,
      2, 3, 12, 13, 22, 23,
      30, 31, 40, 41, 50, 51,
      32, 33, 42, 43, 52, 53,
    ]);
    expect(spriteSheetSchema.parse(sheet)).toEqual(sheet);
  });

  it('keeps the channels of colors together', () => {
    const images = Float32Array.from([1, 0, 0, 0, 1, 0]);
    expect([...pngOf(spriteSheet(images, 1, 2, 1, 3)).data]).toEqual([255, 0, 0, 0, 255, 0]);
  });

  it('clips what is outside [0, 1]', () => {
    expect([...pngOf(spriteSheet(Float32Array.from([-3, 7]), 1, 2, 1, 1)).data]).toEqual([0, 255]);
  });

  it('refuses another number of images', () => {
    expect(() => spriteSheet(new Float32Array(5), 1, 2, 1, 3)).toThrow(RangeError);
  });
});
