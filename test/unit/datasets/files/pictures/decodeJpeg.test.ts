import { encode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../../../src-main/datasets/files/pictures/decodePicture';
import { problemOf } from '../../../store/problemOf';

const side = 24;
/** Red grows to the right and green downwards, slowly enough for a JPEG to keep. */
const rgba = Uint8Array.from({ length: side * side * 4 }, (_, index) => [((index >> 2) % side) * 10, Math.floor((index >> 2) / side) * 10, 60, 255][index % 4]!);
const whole = encode({ width: side, height: side, data: rgba }, 95).data;

function refusal(bytes: Buffer): string {
  const problem = problemOf(() => decodePicture(bytes, 'folder: a.jpg'));
  expect(problem.where).toBe('folder: a.jpg');
  return `${problem.code}: ${problem.what}`;
}

/** The same picture with other bytes at a place counted from the header of its frame. */
function changed(offset: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(whole);
  const frame = copy.indexOf(Buffer.of(0xff, 0xc0));
  expect(frame).toBeGreaterThan(0);
  copy.set(bytes, frame + offset);
  return copy;
}

describe('decodeJpeg', () => {
  it('reads a color picture within what compression changes', () => {
    const { width, height, channels, pixels } = decodePicture(whole, 'a.jpg');
    expect([width, height, channels]).toEqual([side, side, 3]);
    const differences = Array.from(pixels, (value, index) => Math.abs(value - rgba[Math.floor(index / 3) * 4 + (index % 3)]!));
    expect(differences.reduce((sum, difference) => sum + difference, 0) / differences.length).toBeLessThan(3);
  });

  it('refuses what is truncated', () => {
    for (const length of [3, 20, 200, Math.floor(whole.length / 2)]) expect(refusal(whole.subarray(0, length))).toContain('truncated or damaged');
  });

  it('refuses headers of gigantic pictures before decoding', () => {
    expect(refusal(changed(5, [0xff, 0xff, 0xff, 0xff]))).toContain('data-too-large: The header of this picture says that it has 65,535×65,535 pixels');
    expect(refusal(changed(5, [0, 0, 0, 0]))).toContain('damaged');
  });

  it('refuses kinds of JPEG that it can\'t read', () => {
    expect(refusal(changed(0, [0xff, 0xc9]))).toContain('arithmetic or lossless');
  });
});
