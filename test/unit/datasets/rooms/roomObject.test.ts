import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoomObject } from '../../../../src-main/datasets/rooms/roomObject';

const inside = fc.tuple(fc.double({ min: -0.05, max: 0.05, noNaN: true }), fc.double({ min: -0.05, max: 0.05, noNaN: true }), fc.double({ min: 0.08, max: 0.2, noNaN: true }));
const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
const shape = fc.integer({ min: 0, max: 3 });

describe('RoomObject', () => {
  it('is met by every ray towards its inside, on its surface, with a unit normal against the ray', () => {
    fc.assert(fc.property(shape, inside, angle, angle, (kind, target, azimuth, height) => {
      const object = new RoomObject(kind, 1);
      const origin = [2 * Math.cos(azimuth), 2 * Math.sin(azimuth), 1.5 + Math.sin(height)] as const;
      const direction = [target[0] - origin[0], target[1] - origin[1], target[2] - origin[2]] as const;
      expect(object.meets(origin, direction)).toBe(true);
      const [x, y, z] = [0, 1, 2].map((axis) => origin[axis]! + object.distance * direction[axis]!) as [number, number, number];
      expect(object.distance).toBeLessThan(1);
      expect(Math.hypot(x, y)).toBeLessThan(object.radius + 1e-9);
      expect(z > -1e-9 && z < object.height + 1e-9).toBe(true);
      expect(Math.hypot(...object.normal)).toBeCloseTo(1, 9);
      expect(object.normal.reduce((sum, value, axis) => sum + value * direction[axis]!, 0)).toBeLessThan(0);
    }));
  });

  it('is missed by rays that pass above it or beside it', () => {
    for (const kind of [0, 1, 2, 3]) {
      const object = new RoomObject(kind, 1.25);
      expect(object.meets([-2, 0, object.height + 0.001], [1, 0, 0])).toBe(false);
      expect(object.meets([-2, object.radius + 0.001, 0.1], [1, 0, 0])).toBe(false);
      expect(object.meets([2, 0, 0.1], [1, 0, 0])).toBe(false);
    }
  });
});
