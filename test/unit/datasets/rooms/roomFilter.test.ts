import { describe, expect, it } from 'vitest';
import { PICTURE_SIZE, RAYS, SAMPLES } from '../../../../src-main/datasets/rooms/frame';
import { PLANE_UNIT, RoomFilter } from '../../../../src-main/datasets/rooms/roomFilter';

const filter = new RoomFilter();
const everywhere = { left: 0, top: 0, right: SAMPLES, bottom: SAMPLES };

describe('RoomFilter', () => {
  it('keeps what is the same everywhere', () => {
    const { values, width, height } = filter.scaleDown(new Float32Array(SAMPLES ** 2).fill(1), everywhere);
    expect([width, height]).toEqual([PICTURE_SIZE, PICTURE_SIZE]);
    expect(new Set(values)).toEqual(new Set([PLANE_UNIT]));
  });

  it('gives the sum of what the parts of the frame give, and keeps to where they reach', () => {
    const bounds = { left: 40 * RAYS, top: 0, right: SAMPLES, bottom: 20 * RAYS };
    const inside = (row: number, column: number): boolean => row < bounds.bottom && column >= bounds.left;
    const part = Float32Array.from({ length: SAMPLES ** 2 }, (_, index) => (inside(Math.floor(index / SAMPLES), index % SAMPLES) ? 1 : 0));
    const cropped = filter.scaleDown(part, bounds);
    const whole = filter.scaleDown(part, everywhere);
    const rest = filter.scaleDown(part.map((value) => 1 - value), everywhere);
    expect([cropped.left, cropped.top, cropped.width, cropped.height]).toEqual([37, 0, 27, 23]);
    for (let row = 0; row < PICTURE_SIZE; row++) {
      for (let column = 0; column < PICTURE_SIZE; column++) {
        const index = row * PICTURE_SIZE + column;
        const covered = column >= 37 && row < 23;
        expect(whole.values[index]).toBe(covered ? cropped.values[row * 27 + column - 37] : 0);
        expect(Math.abs(whole.values[index]! + rest.values[index]! - PLANE_UNIT)).toBeLessThanOrEqual(1);
      }
    }
  });
});
