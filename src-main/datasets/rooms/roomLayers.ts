import type { Vector } from '../vector';
import { FLOOR, OBJECT, SKY, WALL, type EmptyRoom } from './emptyRoom';
import { SAMPLES } from './frame';
import type { RoomCamera } from './roomCamera';
import { RoomLight } from './roomLight';
import type { RoomObject } from './roomObject';
import { RoomFilter, type RoomPlane, type SampleBounds } from './roomFilter';
import { roomScene } from './roomScene';

/** Colors of hue k/10 with saturation and value 1 have channels of 0, 0.2, 0.4, 0.6, 0.8 and 1 only. */
export const COLOR_LEVELS = 6;
const levels = Array.from({ length: COLOR_LEVELS }, (_, level) => level / (COLOR_LEVELS - 1));

/** Adds nothing. */
const BLACK: RoomPlane = { left: 0, top: 0, width: 0, height: 0, values: new Int16Array(0) };

/**
 * All that an image of one geometry is made of. A channel of it is the sum of four planes: what the sky, the floor, the
 * walls and the object add, each for the level of its own color in that channel.
 */
export interface RoomLayers {
  /** For red, green and blue. */
  readonly sky: readonly RoomPlane[];
  /** For each level of a channel; level 0 is black but for the object's gloss. */
  readonly floor: readonly RoomPlane[];
  readonly wall: readonly RoomPlane[];
  readonly object: readonly RoomPlane[];
}

/** Makes the layers of one geometry after the other: object and shadow are cast into the empty room, then all is scaled down. */
export class RoomLayerBuilder {
  readonly #filter = new RoomFilter();
  readonly #light = new RoomLight();
  readonly #surfaces = new Uint8Array(SAMPLES * SAMPLES);
  /** Brightness as a factor of the color, and what is added to it. */
  readonly #brightness = new Float32Array(SAMPLES * SAMPLES);
  readonly #gloss = new Float32Array(SAMPLES * SAMPLES);
  readonly #samples = new Float32Array(SAMPLES * SAMPLES);

  build(room: EmptyRoom, object: RoomObject): RoomLayers {
    this.#surfaces.set(room.surfaces);
    this.#brightness.set(room.brightness);
    this.#gloss.fill(0);
    this.#castShadow(room, object);
    this.#castObject(room, object);
    return { sky: this.#planes(SKY, roomScene.sky), floor: this.#planes(FLOOR, levels), wall: this.#planes(WALL, levels), object: this.#planes(OBJECT, levels) };
  }

  /** Takes the lamp's light from where the object is in its way. The shadow stays on the floor: the lamp hangs high above it. */
  #castShadow({ camera, surfaces, shaded }: EmptyRoom, object: RoomObject): void {
    const [towardsX, towardsY, towardsZ] = RoomLight.towardsLamp([0, 0, object.height]);
    const reach = object.radius + ((Math.hypot(towardsX, towardsY) + object.radius) * object.height) / towardsZ;
    const [ox, oy, oz] = camera.position;
    this.#forEachRay(camera, reach, 0, (index, [dx, dy, dz]) => {
      if (surfaces[index] !== FLOOR) return;
      const distance = -oz / dz;
      const place: Vector = [ox + distance * dx, oy + distance * dy, 0];
      if (object.meets(place, RoomLight.towardsLamp(place))) this.#brightness[index] = shaded[index]!;
    });
  }

  #castObject({ camera }: EmptyRoom, object: RoomObject): void {
    const [ox, oy, oz] = camera.position;
    this.#forEachRay(camera, object.radius, object.height, (index, ray) => {
      if (!object.meets(camera.position, ray)) return;
      const { distance } = object;
      this.#light.shine([ox + distance * ray[0], oy + distance * ray[1], oz + distance * ray[2]], object.normal, camera.backward);
      this.#surfaces[index] = OBJECT;
      this.#brightness[index] = this.#light.base + this.#light.lamp;
      this.#gloss[index] = this.#light.gloss;
    });
  }

  /** Visits the rays that may meet an upright box around the axis, from the floor to `height`. */
  #forEachRay(camera: RoomCamera, radius: number, height: number, visit: (index: number, ray: Vector) => void): void {
    const corners = [-radius, radius].flatMap((x) => [-radius, radius].flatMap((y) => [0, height].map((z) => camera.project([x, y, z]))));
    const columns = corners.map(([column]) => column * SAMPLES);
    const rows = corners.map(([, row]) => row * SAMPLES);
    const [left, right] = [Math.max(0, Math.floor(Math.min(...columns))), Math.min(SAMPLES, Math.ceil(Math.max(...columns)))];
    const [top, bottom] = [Math.max(0, Math.floor(Math.min(...rows))), Math.min(SAMPLES, Math.ceil(Math.max(...rows)))];
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) visit(row * SAMPLES + column, camera.ray((column + 0.5) / SAMPLES, (row + 0.5) / SAMPLES));
    }
  }

  /** One plane for each color, of the samples that show one surface; what would be brighter than white is white. */
  #planes(surface: number, colors: readonly number[]): RoomPlane[] {
    const surfaces = this.#surfaces;
    const brightness = this.#brightness;
    const gloss = this.#gloss;
    const samples = this.#samples;
    const bounds = this.#boundsOf(surface);
    return colors.map((color) => {
      if (color === 0 && surface !== OBJECT) return BLACK;
      for (let row = bounds.top; row < bounds.bottom; row++) {
        const end = row * SAMPLES + bounds.right;
        for (let index = row * SAMPLES + bounds.left; index < end; index++) {
          samples[index] = surfaces[index] === surface ? Math.min(1, color * brightness[index]! + gloss[index]!) : 0;
        }
      }
      return this.#filter.scaleDown(samples, bounds);
    });
  }

  /** The rectangle of the samples that show one surface. */
  #boundsOf(surface: number): SampleBounds {
    const bounds = { left: SAMPLES, top: SAMPLES, right: 0, bottom: 0 };
    for (let row = 0; row < SAMPLES; row++) {
      const line = this.#surfaces.subarray(row * SAMPLES, (row + 1) * SAMPLES);
      const first = line.indexOf(surface);
      if (first < 0) continue;
      bounds.left = Math.min(bounds.left, first);
      bounds.right = Math.max(bounds.right, line.lastIndexOf(surface) + 1);
      bounds.top = Math.min(bounds.top, row);
      bounds.bottom = row + 1;
    }
    return bounds;
  }
}
