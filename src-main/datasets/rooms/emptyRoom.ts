import type { Vector } from '../vector';
import { SAMPLES } from './frame';
import { RoomCamera } from './roomCamera';
import { RoomLight } from './roomLight';
import { roomScene } from './roomScene';
import { floorTexture, wallTexture } from './roomTexture';

/** What a ray meets. */
export const SKY = 0;
export const FLOOR = 1;
export const WALL = 2;
export const OBJECT = 3;

const { halfSide, wallHeight } = roomScene.room;
const UP: Vector = [0, 0, 1];

/**
 * The room without its object from one side, sampled at `SAMPLES` × `SAMPLES` places of the frame: what each ray meets and how
 * bright it is there, as a factor of its color.
 */
export class EmptyRoom {
  readonly camera: RoomCamera;
  readonly surfaces = new Uint8Array(SAMPLES * SAMPLES);
  /** Under all lights. */
  readonly brightness = new Float32Array(SAMPLES * SAMPLES);
  /** Where the lamp is hidden. */
  readonly shaded = new Float32Array(SAMPLES * SAMPLES);
  readonly #light = new RoomLight();

  /** @param orientation in degrees */
  constructor(orientation: number) {
    this.camera = new RoomCamera(orientation);
    for (let row = 0; row < SAMPLES; row++) {
      for (let column = 0; column < SAMPLES; column++) this.#sample(row * SAMPLES + column, this.camera.ray((column + 0.5) / SAMPLES, (row + 0.5) / SAMPLES));
    }
  }

  #sample(index: number, [dx, dy, dz]: Vector): void {
    const [ox, oy, oz] = this.camera.position;
    const toFloor = dz < 0 ? -oz / dz : Infinity;
    const toFront = dy > 0 ? (halfSide - oy) / dy : Infinity;
    const toSide = dx === 0 ? Infinity : (Math.sign(dx) * halfSide - ox) / dx;
    const distance = Math.min(toFloor, toFront, toSide);
    const place: Vector = [ox + distance * dx, oy + distance * dy, oz + distance * dz];
    if (distance === toFloor) {
      this.#set(index, FLOOR, place, UP, floorTexture(place[0], place[1]));
    } else if (place[2] > wallHeight) {
      this.surfaces[index] = SKY;
      this.brightness[index] = 1;
    } else if (distance === toFront) {
      this.#set(index, WALL, place, [0, -1, 0], wallTexture(place[0], place[2]));
    } else {
      const side = Math.sign(dx);
      this.#set(index, WALL, place, [-side, 0, 0], wallTexture(-side * place[1], place[2]));
    }
  }

  #set(index: number, surface: number, place: Vector, normal: Vector, texture: number): void {
    this.#light.shine(place, normal, this.camera.backward);
    this.surfaces[index] = surface;
    this.brightness[index] = texture * (this.#light.base + this.#light.lamp);
    this.shaded[index] = texture * this.#light.base;
  }
}
