import type { Vector } from '../vector';
import { roomScene } from './roomScene';

/** The camera of one image: where it stands, and the ray through each place of the frame. */
export class RoomCamera {
  readonly position: Vector;
  /** The unit vector from the object's axis to the camera, horizontal. */
  readonly backward: Vector;
  readonly #right: readonly [x: number, y: number];

  /** @param orientation the azimuth of the camera in degrees: 0 faces the front wall, positive ones stand to the right. */
  constructor(orientation: number) {
    const angle = (orientation * Math.PI) / 180;
    this.backward = [Math.sin(angle), -Math.cos(angle), 0];
    this.#right = [Math.cos(angle), Math.sin(angle)];
    this.position = [this.backward[0], this.backward[1], roomScene.camera.height];
  }

  /**
   * The direction of the ray through a place of the frame; its length is such that it ends in the plane of the axis.
   * @param column, row as fractions of the frame, from its upper left corner.
   */
  ray(column: number, row: number): Vector {
    const across = (column - 0.5) / roomScene.camera.focalLength;
    return [
      across * this.#right[0] - this.backward[0],
      across * this.#right[1] - this.backward[1],
      (roomScene.camera.horizon - row) / roomScene.camera.focalLength,
    ];
  }

  /** Where a place of the room is seen: column and row as fractions of the frame. */
  project([x, y, z]: Vector): [column: number, row: number] {
    const depth = 1 - x * this.backward[0] - y * this.backward[1];
    const across = x * this.#right[0] + y * this.#right[1];
    const { focalLength, height, horizon } = roomScene.camera;
    return [0.5 + (focalLength * across) / depth, horizon - (focalLength * (z - height)) / depth];
  }
}
