import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { assert, boolean, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../../../src-main/datasets/files/pictures/decodePicture';
import { pngBytes, type PngSpecification } from '../support/pngBytes';
import { problemOf } from '../../../store/problemOf';

const pixel = (x: number, y: number, channel: number) => (x * 37 + y * 91 + channel * 53 + x * y * 7) % 256;

function pixels(width: number, height: number, channels: number): number[] {
  return Array.from({ length: width * height * channels }, (_, index) => pixel(Math.floor(index / channels) % width, Math.floor(index / channels / width), index % channels));
}

describe('decodePng', () => {
  it('reads what another encoder writes', () => {
    for (const channels of [1, 3] as const) {
      const data = Uint8Array.from(pixels(23, 11, channels));
      const picture = decodePicture(Buffer.from(encode({ width: 23, height: 11, channels, depth: 8, data })), 'a.png');
      expect(picture).toMatchObject({ width: 23, height: 11, channels });
      expect(picture.pixels).toEqual(data);
    }
  });

  it('undoes every filter, interlaced or not, at every depth', () => {
    const side = integer({ min: 1, max: 19 });
    assert(property(side, side, constantFrom(1, 2, 4, 8, 16), constantFrom(1, 3), boolean(), integer({ min: 0, max: 1000 }), (width, height, depth, channels, interlaced, seed) => {
      const bits = channels === 3 && depth < 8 ? 8 : depth;
      const full = 2 ** bits - 1;
      const samples = pixels(width, height, channels).map((value) => Math.round((value / 255) * full));
      const specification: PngSpecification = { width, height, depth: bits, colorType: channels === 3 ? 2 : 0, samples, interlaced, filterOf: (row) => (row + seed) % 5 };
      const picture = decodePicture(pngBytes(specification), 'a.png');
      expect([...picture.pixels]).toEqual(samples.map((value) => Math.round((value / full) * 255)));
    }), { numRuns: 60 });
  });

  it('reads palettes, and lays what is transparent on white', () => {
    const palette = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255]);
    const indexed: PngSpecification = { width: 3, height: 1, depth: 2, colorType: 3, samples: [2, 0, 1], palette };
    expect([...decodePicture(pngBytes(indexed), 'a.png').pixels]).toEqual([0, 0, 255, 255, 0, 0, 0, 255, 0]);
    expect([...decodePicture(pngBytes({ ...indexed, transparency: Buffer.from([255, 0]) }), 'a.png').pixels]).toEqual([0, 0, 255, 255, 0, 0, 255, 255, 255]);
    const alpha: PngSpecification = { width: 3, height: 1, depth: 8, colorType: 4, samples: [100, 255, 100, 0, 0, 51] };
    expect([...decodePicture(pngBytes(alpha), 'a.png').pixels]).toEqual([100, 255, 204]);
    const key: PngSpecification = { width: 2, height: 1, depth: 8, colorType: 0, samples: [7, 8], transparency: Buffer.from([0, 7]) };
    expect([...decodePicture(pngBytes(key), 'a.png').pixels]).toEqual([255, 8]);
  });
});

describe('decodePng refuses', () => {
  const good: PngSpecification = { width: 4, height: 4, depth: 8, colorType: 0, samples: pixels(4, 4, 1) };

  function refusal(bytes: Uint8Array): string {
    const problem = problemOf(() => decodePicture(Buffer.from(bytes), 'folder: a.png'));
    expect(problem.where).toBe('folder: a.png');
    return `${problem.code}: ${problem.what}`;
  }

  it('other files', () => {
    expect(refusal(Buffer.from('GIF89a'))).toContain('neither a PNG nor a JPEG');
    expect(refusal(Buffer.alloc(0))).toContain('neither a PNG nor a JPEG');
  });

  it('truncated ones, wherever they end', () => {
    const whole = pngBytes(good);
    for (let length = 8; length < whole.length - 12; length++) expect(refusal(whole.subarray(0, length))).toContain('truncated or damaged');
  });

  it('headers of gigantic pictures, before any memory is taken', () => {
    expect(refusal(pngBytes({ ...good, claims: { width: 100_000, height: 100_000 } }))).toContain('data-too-large: The header of this picture says that it has 100,000×100,000 pixels');
    expect(refusal(pngBytes({ ...good, claims: { width: 0, height: 4 } }))).toContain('damaged');
    expect(refusal(pngBytes({ ...good, claims: { width: 0xffff_ffff, height: 0xffff_ffff } }))).toContain('data-too-large');
  });

  it('data that unpack to more than the header says', () => {
    const bomb = deflateSync(Buffer.alloc(20_000_000));
    expect(refusal(pngBytes({ ...good, data: bomb }))).toContain('unpacks to more than its header says');
    expect(refusal(pngBytes({ ...good, data: deflateSync(Buffer.alloc(5)) }))).toContain('damaged');
    expect(refusal(pngBytes({ ...good, data: Buffer.from('nothing deflated') }))).toContain('damaged');
  });

  it('formats that do not exist', () => {
    for (const change of [{ colorType: 1 }, { colorType: 7 }, { depth: 3 }, { colorType: 2, depth: 4 }, { colorType: 3 }]) {
      expect(refusal(pngBytes({ ...good, ...change, data: deflateSync(Buffer.alloc(20)) }))).toContain('damaged');
    }
    expect(refusal(pngBytes({ ...good, filterOf: () => 0, data: deflateSync(Buffer.alloc(20, 9)) }))).toContain('damaged');
  });
});
