/** A place or a direction. */
export type Vector = readonly [x: number, y: number, z: number];

/** The few operations on vectors that building and drawing a chair needs. */
export const vector = {
  add: ([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector => [ax + bx, ay + by, az + bz],
  subtract: ([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector => [ax - bx, ay - by, az - bz],
  scale: ([x, y, z]: Vector, factor: number): Vector => [x * factor, y * factor, z * factor],
  dot: ([ax, ay, az]: Vector, [bx, by, bz]: Vector): number => ax * bx + ay * by + az * bz,
  cross: ([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector => [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx],
  unit: ([x, y, z]: Vector): Vector => {
    const length = Math.hypot(x, y, z);
    return [x / length, y / length, z / length];
  },
};
