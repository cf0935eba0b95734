import { describe, expect, it } from 'vitest';
import { RoomCamera } from '../../../../src-main/datasets/rooms/roomCamera';
import { roomScene } from '../../../../src-main/datasets/rooms/roomScene';

const { room, camera } = roomScene;

describe('RoomCamera', () => {
  it('sees the room where it was measured on published images, to three quarters of a pixel', () => {
    const front = new RoomCamera(0);
    const rowOf = (height: number): number => 64 * front.project([0, room.halfSide, height])[1];
    expect(Math.abs(rowOf(room.wallHeight) - 17)).toBeLessThan(0.75);
    expect(Math.abs(rowOf(0) - 40.5)).toBeLessThan(0.75);
    expect(Math.abs(rowOf(camera.height) - 32)).toBeLessThan(0.75);
    expect(Math.abs(64 * new RoomCamera(-30).project([room.halfSide, room.halfSide, 0])[0] - 44.3)).toBeLessThan(0.75);
    expect(Math.abs(64 * new RoomCamera(30).project([-room.halfSide, room.halfSide, 0])[0] - 19.9)).toBeLessThan(0.75);
  });

  it('sends a ray through the place where it sees a point', () => {
    const side = new RoomCamera(-17);
    const point = [0.2, 0.4, 0.1] as const;
    const ray = side.ray(...side.project(point));
    const lengths = point.map((value, axis) => (value - side.position[axis]!) / ray[axis]!);
    expect(lengths[1]).toBeCloseTo(lengths[0]!, 9);
    expect(lengths[2]).toBeCloseTo(lengths[0]!, 9);
  });
});
