import { roomFactors } from '@shared/experiment/datasets/rooms';
import { hsvToRgb } from '../circles/colors';
import { nearestLevel } from '../nearestLevel';
import { EmptyRoom } from './emptyRoom';
import { PICTURE_SIZE } from './frame';
import { COLOR_LEVELS, RoomLayerBuilder, type RoomLayers } from './roomLayers';
import { RoomObject } from './roomObject';
import { PLANE_UNIT, type RoomPlane } from './roomFilter';

const CHANNELS = 3;
const UNIT = 1 / PLANE_UNIT;
const [hues, , , scales, shapes, orientations] = roomFactors.map(({ levels }) => levels!);
/** The level of red, green and blue in each hue. */
const hueLevels = hues!.map((hue) => {
  const rgb = new Float64Array(CHANNELS);
  hsvToRgb(hue, 1, 1, rgb);
  return Array.from(rgb, (value) => Math.round(value * (COLOR_LEVELS - 1)));
});

/**
 * Draws rooms. What depends on scale, shape and orientation is made when first needed and kept: 480 geometries, some 30 MB
 * when all of them have been seen. An image is then a sum of a few of the kept planes.
 */
export class RoomPainter {
  readonly #imageSize: number;
  readonly #builder = new RoomLayerBuilder();
  readonly #rooms: (EmptyRoom | undefined)[] = [];
  readonly #layers: (RoomLayers | undefined)[] = [];
  /** One channel of one image, in units of 1 / `PLANE_UNIT`. */
  readonly #sum = new Int32Array(PICTURE_SIZE * PICTURE_SIZE);

  /** @param imageSize 64, or 32: then each pixel is the mean of four. */
  constructor(imageSize: number) {
    this.#imageSize = imageSize;
  }

  /**
   * @param values [count, 6], each taken at its nearest level.
   * @param target [count, imageSize, imageSize, 3], overwritten with values in [0, 1].
   */
  draw(values: Float64Array, target: Float32Array): void {
    const width = roomFactors.length;
    const imageValues = this.#imageSize ** 2 * CHANNELS;
    for (let image = 0; image * width < values.length; image++) {
      const [floor, wall, object, ...geometry] = roomFactors.map(({ levels }, column) => nearestLevel(levels!, values[image * width + column]!));
      const layers = this.#layersOf(geometry[0]!, geometry[1]!, geometry[2]!);
      const pixels = target.subarray(image * imageValues, (image + 1) * imageValues);
      for (let channel = 0; channel < CHANNELS; channel++) {
        this.#sum.fill(0);
        this.#add(layers.sky[channel]!);
        this.#add(layers.floor[hueLevels[floor!]![channel]!]!);
        this.#add(layers.wall[hueLevels[wall!]![channel]!]!);
        this.#add(layers.object[hueLevels[object!]![channel]!]!);
        if (this.#imageSize === PICTURE_SIZE) this.#write(pixels, channel);
        else this.#writeHalved(pixels, channel);
      }
    }
  }

  #layersOf(scale: number, shape: number, orientation: number): RoomLayers {
    const index = (scale * shapes!.length + shape) * orientations!.length + orientation;
    const room = (this.#rooms[orientation] ??= new EmptyRoom(orientations![orientation]!));
    return (this.#layers[index] ??= this.#builder.build(room, new RoomObject(shapes![shape]!, scales![scale]!)));
  }

  #add({ left, top, width, height, values }: RoomPlane): void {
    const sum = this.#sum;
    let source = 0;
    for (let row = top; row < top + height; row++) {
      const start = row * PICTURE_SIZE + left;
      for (let index = start; index < start + width; index++) {
        sum[index]! += values[source]!;
        source += 1;
      }
    }
  }

  #write(pixels: Float32Array, channel: number): void {
    const sum = this.#sum;
    for (let pixel = 0; pixel < sum.length; pixel++) pixels[pixel * CHANNELS + channel] = clamp(sum[pixel]!) * UNIT;
  }

  #writeHalved(pixels: Float32Array, channel: number): void {
    const sum = this.#sum;
    let index = channel;
    for (let row = 0; row < PICTURE_SIZE; row += 2) {
      for (let first = row * PICTURE_SIZE; first < (row + 1) * PICTURE_SIZE; first += 2) {
        const below = first + PICTURE_SIZE;
        pixels[index] = (clamp(sum[first]!) + clamp(sum[first + 1]!) + clamp(sum[below]!) + clamp(sum[below + 1]!)) / (4 * PLANE_UNIT);
        index += CHANNELS;
      }
    }
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > PLANE_UNIT ? PLANE_UNIT : value;
}
