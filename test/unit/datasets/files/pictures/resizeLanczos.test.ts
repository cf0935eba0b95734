import { describe, expect, it } from 'vitest';
import { tableChecksum } from '../../../../../src-main/datasets/files/arrays/checksum';
import { cropPicture, fitPicture } from '../../../../../src-main/datasets/files/pictures/fitPicture';
import type { Picture } from '../../../../../src-main/datasets/files/pictures/picture';
import { resizeLanczos } from '../../../../../src-main/datasets/files/pictures/resizeLanczos';

function pattern(width: number, height: number, channels: 1 | 3): Picture {
  const pixels = Uint8Array.from({ length: width * height * channels }, (_, index) => {
    const [x, y, channel] = [Math.floor(index / channels) % width, Math.floor(index / channels / width), index % channels];
    return (x * 37 + y * 91 + channel * 53 + x * y * 7) % 256;
  });
  return { width, height, channels, pixels };
}

// Expected numbers come from Pillow 13.0: Image.fromarray(pattern).resize(size, Image.LANCZOS), then convert('L').
describe('resizeLanczos', () => {
  it('gives the numbers of Pillow, smaller and larger', () => {
    expect([...resizeLanczos(pattern(10, 10, 3), 4, 4).pixels]).toEqual([
      103, 126, 141, 123, 138, 150, 123, 127, 132, 117, 120, 140, 126, 143, 121, 146, 136, 127, 143, 135, 123, 122, 133, 126,
      112, 143, 136, 120, 122, 117, 146, 129, 124, 121, 129, 116, 139, 100, 130, 147, 133, 139, 112, 126, 134, 133, 141, 128,
    ]);
    expect([...resizeLanczos(pattern(5, 5, 1), 8, 8).pixels]).toEqual([
      0, 5, 33, 52, 65, 90, 142, 171, 23, 32, 66, 108, 154, 172, 121, 84, 98, 116, 149, 160, 209, 229, 92, 0, 176, 222, 231, 113, 63, 109, 91, 67,
      126, 174, 184, 70, 18, 93, 168, 198, 17, 40, 82, 109, 138, 186, 234, 255, 53, 70, 128, 204, 188, 117, 140, 182, 117, 138, 197, 255, 186, 36, 49, 108,
    ]);
  });

  it('gives them for the sizes of chairs and Fashion-MNIST too', () => {
    expect(tableChecksum(resizeLanczos(pattern(400, 400, 3), 64, 64).pixels, 0)).toBe(2240455773);
    expect(tableChecksum(resizeLanczos(pattern(28, 28, 1), 32, 32).pixels, 0)).toBe(2755681199);
  });

  it('leaves one color as it is, whatever the sizes, and the same size untouched', () => {
    for (const [width, height] of [[7, 90], [90, 7], [1, 1], [64, 3]] as const) {
      const pixels = new Uint8Array(width * height * 3).fill(201);
      expect(new Set(resizeLanczos({ width, height, channels: 3, pixels }, 32, 32).pixels)).toEqual(new Set([201]));
    }
    const same = pattern(16, 16, 1);
    expect(resizeLanczos(same, 16, 16).pixels).toEqual(same.pixels);
  });

  it('does not alias: stripes finer than the pixels become gray', () => {
    const stripes = Uint8Array.from({ length: 256 * 256 }, (_, index) => (index % 2) * 255);
    const { pixels } = resizeLanczos({ width: 256, height: 256, channels: 1, pixels: stripes }, 32, 32);
    // Next to the border the filter sees one side only.
    const inside = pixels.filter((_, index) => index % 32 >= 3 && index % 32 < 29);
    for (const value of inside) expect(Math.abs(value - 127.5)).toBeLessThan(1);
  });
});

describe('fitPicture', () => {
  it('turns color into luma (Rec. 601) and gray into three equal channels', () => {
    const picture: Picture = { width: 32, height: 32, channels: 3, pixels: new Uint8Array(32 * 32 * 3).map((_, index) => [255, 128, 10][index % 3]!) };
    expect(new Set(fitPicture(picture, { imageSize: 32, channels: 1 }))).toEqual(new Set([Math.round(0.299 * 255 + 0.587 * 128 + 0.114 * 10)]));
    const gray = pattern(32, 32, 1);
    const color = fitPicture(gray, { imageSize: 32, channels: 3 });
    expect(color.every((value, index) => value === gray.pixels[Math.floor(index / 3)])).toBe(true);
  });

  it('cuts a box out', () => {
    const { width, height, pixels } = cropPicture(pattern(6, 5, 3), 2, 1, 5, 3);
    expect([width, height]).toEqual([3, 2]);
    expect(pixels).toEqual(Uint8Array.from([0, 1].flatMap((row) => [...pattern(6, 5, 3).pixels.subarray(((row + 1) * 6 + 2) * 3, ((row + 1) * 6 + 5) * 3)])));
  });
});
