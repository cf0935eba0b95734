import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPRITE_SIZE, SpriteRaster } from '../../../../src-main/datasets/sprites/spriteRaster';
import { sameNumbers } from '../../../support/sameNumbers';

const PIXELS = SPRITE_SIZE ** 2;
type Levels = [shape: number, scale: number, orientation: number, posX: number, posY: number];

const raster = new SpriteRaster();

function mask(...levels: Levels): Uint8Array {
  const pixels = new Uint8Array(PIXELS);
  raster.forEachRun(...levels, (row, first, end) => { pixels.fill(1, row * SPRITE_SIZE + first, row * SPRITE_SIZE + end); });
  return pixels;
}

const area = (pixels: Uint8Array): number => pixels.reduce((sum, pixel) => sum + pixel, 0);

const anyLevels = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: 31 }));

describe('SpriteRaster', () => {
  it('draws every labeled frame of the published dataset with no wrong pixel', () => {
    const fixture = JSON.parse(readFileSync('test/fixtures/dsprites.json', 'utf8')) as { levels: Levels[]; images: string };
    const published = inflateRawSync(Buffer.from(fixture.images, 'base64'));
    expect(fixture.levels).toHaveLength(266);
    expect(published).toHaveLength((266 * PIXELS) / 8);
    const wrong = fixture.levels.map((levels, image) => mask(...levels).reduce((sum, pixel, index) => {
      const bit = image * PIXELS + index;
      return sum + (pixel === ((published[bit >> 3]! >> (7 - (bit & 7))) & 1) ? 0 : 1);
    }, 0));
    expect(wrong).toEqual(fixture.levels.map(() => 0));
  });

  it('has the published areas at the smallest, upright sprites of scale 1', () => {
    expect([0, 1, 2].map((shape) => area(mask(shape, 5, 0, 0, 0)))).toEqual([400, 288, 222]);
  });

  it('draws a full turn as no turn', () => {
    fc.assert(fc.property(anyLevels, ([shape, scale, , posX, posY]) => {
      expect(sameNumbers(mask(shape, scale, 39, posX, posY), mask(shape, scale, 0, posX, posY))).toBe(true);
    }));
  });

  it('moves by whole pixels from the first position to the last', () => {
    fc.assert(fc.property(anyLevels, ([shape, scale, orientation, posX]) => {
      const first = mask(shape, scale, orientation, posX, 0);
      const last = mask(shape, scale, orientation, posX, 31);
      expect(sameNumbers(last.subarray(32 * SPRITE_SIZE), first.subarray(0, 32 * SPRITE_SIZE))).toBe(true);
    }));
  });

  it('fills about the area of its polygon, whole inside the frame, whatever was drawn before', () => {
    // Square, ellipse, and a heart of 222 pixels at scale 1; an upright square may miss or win half a pixel all around.
    const areas = [4, Math.PI, 222 / 9.6 ** 2];
    fc.assert(fc.property(anyLevels, (levels) => {
      const [shape, scale] = levels;
      const drawn = mask(...levels);
      const half = 9.6 * (0.5 + 0.1 * scale);
      expect(Math.abs(area(drawn) - areas[shape]! * half ** 2)).toBeLessThan(4 * half);
      expect(sameNumbers(drawn, mask(...levels))).toBe(true);
      const border = [...drawn.subarray(0, SPRITE_SIZE), ...drawn.subarray(PIXELS - SPRITE_SIZE), ...drawn.filter((_, index) => index % SPRITE_SIZE === 0)];
      expect(border.every((pixel) => pixel === 0)).toBe(true);
    }));
  });
});
