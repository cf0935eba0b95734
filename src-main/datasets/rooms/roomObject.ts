import type { Vector } from '../vector';
import { roomScene } from './roomScene';

/** Rays start a little in front of what they leave. */
const NEAREST = 1e-9;

/** The object in the room: a cube, a cylinder, a sphere or a capsule that stands upright on the floor at the origin. */
export class RoomObject {
  /** Farthest extent from the axis. */
  readonly radius: number;
  readonly height: number;
  /** Distance along the ray of the last hit, in lengths of its direction, and the outward unit normal there. */
  readonly #hit: { distance: number; x: number; y: number; z: number } = { distance: Infinity, x: 0, y: 0, z: 0 };
  readonly #intersect: (origin: Vector, direction: Vector) => void;

  /** @param shape 0 cube, 1 cylinder, 2 sphere, 3 capsule. */
  constructor(shape: number, scale: number) {
    if (shape === 0) {
      const half = roomScene.cube.halfSide * scale;
      this.radius = half * Math.SQRT2;
      this.height = 2 * half;
      this.#intersect = (origin, direction) => { this.#box(origin, direction, half); };
    } else if (shape === 1) {
      this.radius = roomScene.cylinder.radius * scale;
      this.height = roomScene.cylinder.height * scale;
      this.#intersect = (origin, direction) => {
        this.#tube(origin, direction, 0, this.height);
        this.#lid(origin, direction);
      };
    } else if (shape === 2) {
      this.radius = roomScene.sphere.radius * scale;
      this.height = 2 * this.radius;
      this.#intersect = (origin, direction) => { this.#ball(origin, direction, this.radius); };
    } else {
      this.radius = roomScene.capsule.radius * scale;
      this.height = roomScene.capsule.height * scale;
      this.#intersect = (origin, direction) => {
        this.#tube(origin, direction, this.radius, this.height - this.radius);
        this.#ball(origin, direction, this.radius);
        this.#ball(origin, direction, this.height - this.radius);
      };
    }
  }

  /** Whether a ray meets the object; `normal` then belongs to the nearest place where it does, `distance` lengths of `direction` away. */
  meets(origin: Vector, direction: Vector): boolean {
    this.#hit.distance = Infinity;
    this.#intersect(origin, direction);
    return this.#hit.distance < Infinity;
  }

  get distance(): number {
    return this.#hit.distance;
  }

  get normal(): Vector {
    return [this.#hit.x, this.#hit.y, this.#hit.z];
  }

  #keep(distance: number, x: number, y: number, z: number): void {
    const hit = this.#hit;
    if (!(distance > NEAREST) || distance >= hit.distance) return;
    hit.distance = distance;
    hit.x = x;
    hit.y = y;
    hit.z = z;
  }

  #box(origin: Vector, direction: Vector, half: number): void {
    let enter = -Infinity;
    let leave = Infinity;
    let side = 0;
    for (let axis = 0; axis < 3; axis++) {
      const center = axis === 2 ? half : 0;
      // A ray along the faces divides by 0: between them it gets infinities of both signs, outside of them of one.
      const first = (center - half - origin[axis]!) / direction[axis]!;
      const second = (center + half - origin[axis]!) / direction[axis]!;
      if (Math.min(first, second) > enter) {
        enter = Math.min(first, second);
        side = axis;
      }
      leave = Math.min(leave, Math.max(first, second));
    }
    if (enter >= leave) return;
    const sign = -Math.sign(direction[side]!);
    this.#keep(enter, side === 0 ? sign : 0, side === 1 ? sign : 0, side === 2 ? sign : 0);
  }

  /** The wall of an upright cylinder of the object's radius. */
  #tube([ox, oy, oz]: Vector, [dx, dy, dz]: Vector, bottom: number, top: number): void {
    const { radius } = this;
    const squared = dx * dx + dy * dy;
    const half = ox * dx + oy * dy;
    const discriminant = half * half - squared * (ox * ox + oy * oy - radius * radius);
    if (discriminant <= 0) return;
    const distance = (-half - Math.sqrt(discriminant)) / squared;
    const z = oz + distance * dz;
    if (z < bottom || z > top) return;
    this.#keep(distance, (ox + distance * dx) / radius, (oy + distance * dy) / radius, 0);
  }

  /** The upper face of the cylinder. */
  #lid([ox, oy, oz]: Vector, [dx, dy, dz]: Vector): void {
    const distance = (this.height - oz) / dz;
    const x = ox + distance * dx;
    const y = oy + distance * dy;
    if (x * x + y * y <= this.radius * this.radius) this.#keep(distance, 0, 0, 1);
  }

  /** A ball of the object's radius on its axis. */
  #ball([ox, oy, oz]: Vector, [dx, dy, dz]: Vector, center: number): void {
    const { radius } = this;
    const z = oz - center;
    const squared = dx * dx + dy * dy + dz * dz;
    const half = ox * dx + oy * dy + z * dz;
    const discriminant = half * half - squared * (ox * ox + oy * oy + z * z - radius * radius);
    if (discriminant <= 0) return;
    const distance = (-half - Math.sqrt(discriminant)) / squared;
    this.#keep(distance, (ox + distance * dx) / radius, (oy + distance * dy) / radius, (z + distance * dz) / radius);
  }
}
