import { vector, type Vector } from '../vector';

const { cross, unit } = vector;

/** Light that comes from everywhere, from the lamp beside the camera, and from above. */
const LIGHT = { ambient: 0.5, lamp: 0.5, above: 0.2 };
/** Towards the lamp, from the chair: to the right, up and to the camera. */
const LAMP = unit([-0.55, 0.45, 0.7]);

/** From which side a chair is seen, and from how far above; in degrees. An azimuth of 0 shows its front, 90 its right side. */
export interface ChairView {
  readonly azimuth: number;
  readonly elevation: number;
}

/** A camera that looks at the origin from a distance, with a lamp that goes with it. */
export class ChairCamera {
  readonly #distance: number;
  readonly #focalLength: number;
  /** To the right and up in the frame, and to the camera. */
  readonly #right: Vector;
  readonly #up: Vector;
  readonly #backward: Vector;
  readonly #lamp: Vector;

  /** @param focalLength in widths of the frame. */
  constructor({ azimuth, elevation }: ChairView, distance: number, focalLength: number) {
    const [turn, tilt] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
    this.#distance = distance;
    this.#focalLength = focalLength;
    this.#backward = [Math.sin(turn) * Math.cos(tilt), Math.cos(turn) * Math.cos(tilt), Math.sin(tilt)];
    this.#right = unit(cross([0, 0, 1], this.#backward));
    this.#up = cross(this.#backward, this.#right);
    const axes = [this.#right, this.#up, this.#backward];
    const along = (axis: 0 | 1 | 2): number => axes.reduce((sum, direction, index) => sum + LAMP[index]! * direction[axis], 0);
    this.#lamp = [along(0), along(1), along(2)];
  }

  /** Writes where a place is seen to `target` at `index`: from −1/2 to 1/2 to the right and up, and one over its depth. */
  project(x: number, y: number, z: number, target: Float64Array, index: number): void {
    const [right, up, backward] = [this.#right, this.#up, this.#backward];
    const nearness = 1 / (this.#distance - x * backward[0] - y * backward[1] - z * backward[2]);
    target[index] = this.#focalLength * nearness * (x * right[0] + y * right[1] + z * right[2]);
    target[index + 1] = this.#focalLength * nearness * (x * up[0] + y * up[1] + z * up[2]);
    target[index + 2] = nearness;
  }

  /** The share of its tone that a surface with this unit normal sends back. */
  light(x: number, y: number, z: number): number {
    return LIGHT.ambient + LIGHT.lamp * Math.max(0, x * this.#lamp[0] + y * this.#lamp[1] + z * this.#lamp[2]) + LIGHT.above * Math.max(0, z);
  }
}
