import { describe, expect, it } from 'vitest';
import { ReadAgain } from '../../../../../src-main/datasets/files/readings/dataReading';
import { imageLayout, plainPixels } from '../../../../../src-main/datasets/files/readings/imageLayout';
import { PixelRange } from '../../../../../src-main/datasets/files/readings/pixelRange';
import { problemOf } from '../../../store/problemOf';

describe('PixelRange', () => {
  it('takes 1 for white until it meets more, and asks to be read again then', () => {
    const bytes = new PixelRange('u1', 'a');
    expect([...bytes.toBytes(Uint8Array.of(0, 1))]).toEqual([0, 255]);
    expect(() => bytes.toBytes(Uint8Array.of(0, 2))).toThrow(ReadAgain);
    expect([...bytes.toBytes(Uint8Array.of(0, 1, 2, 255))]).toEqual([0, 1, 2, 255]);
    const floats = new PixelRange('f4', 'a');
    expect([...floats.toBytes(Float32Array.of(0, 0.5, 1))]).toEqual([0, 128, 255]);
    expect(() => floats.toBytes(Float32Array.of(1.5))).toThrow(ReadAgain);
    expect([...floats.toBytes(Float32Array.of(1.6, 254.4))]).toEqual([2, 254]);
    const words = new PixelRange('u2', 'a');
    expect(() => words.toBytes(Uint16Array.of(65_535))).toThrow(ReadAgain);
    expect([...words.toBytes(Uint16Array.of(257, 65_535))]).toEqual([1, 255]);
    expect([...new PixelRange('b1', 'a').toBytes(Uint8Array.of(1, 0))]).toEqual([255, 0]);
    expect([...new PixelRange('i8', 'a').toBytes(BigInt64Array.of(1n, 0n))]).toEqual([255, 0]);
  });

  it('refuses NaN, negative and too large pixels', () => {
    expect(problemOf(() => new PixelRange('f4', 'a').toBytes(Float32Array.of(Number.NaN))).what).toContain('not a number (NaN)');
    expect(problemOf(() => new PixelRange('f4', 'a').toBytes(Float32Array.of(-0.5))).what).toContain('the value -0.5');
    expect(problemOf(() => new PixelRange('f8', 'a').toBytes(Float64Array.of(256))).what).toContain('the value 256');
    expect(problemOf(() => new PixelRange('i4', 'a').toBytes(Int32Array.of(70_000))).what).toContain('the value 70000');
    expect(problemOf(() => new PixelRange('b1', 'a').toBytes(Uint8Array.of(2))).code).toBe('data-invalid');
  });
});

describe('imageLayout', () => {
  it('finds the axes', () => {
    expect(imageLayout([5, 28, 28], 'a')).toEqual({ images: 5, height: 28, width: 28, channels: 1, channelsFirst: false });
    expect(imageLayout([5, 20, 30, 3], 'a')).toEqual({ images: 5, height: 20, width: 30, channels: 3, channelsFirst: false });
    expect(imageLayout([5, 3, 20, 30], 'a')).toEqual({ images: 5, height: 20, width: 30, channels: 3, channelsFirst: true });
    expect(imageLayout([5, 3, 30, 3], 'a').channelsFirst).toBe(false);
  });

  it('refuses what is no array of images, and headers that ask for too much', () => {
    for (const shape of [[], [5], [5, 4], [5, 6, 6, 2], [5, 2, 6, 6], [5, 6, 6, 3, 1]]) expect(problemOf(() => imageLayout(shape, 'a')).what).toContain('not that of images');
    for (const shape of [[0, 4, 4], [5, 0, 4]]) expect(problemOf(() => imageLayout(shape, 'a')).what).toContain('no images');
    expect(problemOf(() => imageLayout([2 ** 40, 64, 64], 'a')).what).toContain('1,099,511,627,776 images');
    expect(problemOf(() => imageLayout([1, 2 ** 20, 64], 'a')).what).toContain('1048576×64 pixels');
  });

  it('puts channels last and what is transparent on white', () => {
    const first = imageLayout([1, 3, 2, 2], 'a');
    expect([...plainPixels(Uint8Array.of(1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24), first)]).toEqual([1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24]);
    const alpha = imageLayout([1, 2, 1, 4], 'a');
    expect([...plainPixels(Uint8Array.of(10, 20, 30, 255, 10, 20, 30, 0), alpha)]).toEqual([10, 20, 30, 255, 255, 255]);
  });
});
