import { renderedChairFactors } from '@shared/experiment/datasets/chairs';
import { nearestLevel } from '../nearestLevel';
import { buildChair } from './buildChair';
import { chairModels } from './chairModels';
import { ChairRaster, PICTURE_SIZE } from './chairRaster';

const [, azimuths, elevations] = renderedChairFactors.map(({ levels }) => levels!);
const views = elevations!.flatMap((elevation) => azimuths!.map((azimuth) => ({ azimuth, elevation })));

/** Draws chairs. An image is drawn when it is first needed and kept: 2,976 of them, 12 MB when all have been seen. */
export class ChairPainter {
  readonly #imageSize: number;
  readonly #rasters: (ChairRaster | undefined)[] = [];
  readonly #pictures: (Uint8Array | undefined)[] = [];

  /** @param imageSize 64, or 32: then each pixel is the mean of four. */
  constructor(imageSize: number) {
    this.#imageSize = imageSize;
  }

  /**
   * @param values [count, 3]: model, azimuth and elevation, each taken at its nearest level.
   * @param target [count, imageSize, imageSize, 1], overwritten with values in [0, 1].
   */
  draw(values: Float64Array, target: Float32Array): void {
    const width = renderedChairFactors.length;
    const imageValues = this.#imageSize ** 2;
    for (let image = 0; image * width < values.length; image++) {
      const [model, azimuth, elevation] = renderedChairFactors.map(({ levels }, column) => nearestLevel(levels!, values[image * width + column]!));
      const picture = this.#picture(model!, elevation! * azimuths!.length + azimuth!);
      const pixels = target.subarray(image * imageValues, (image + 1) * imageValues);
      if (this.#imageSize === PICTURE_SIZE) {
        for (let index = 0; index < imageValues; index++) pixels[index] = picture[index]! / 255;
      } else {
        halve(picture, pixels);
      }
    }
  }

  #picture(model: number, view: number): Uint8Array {
    const raster = (this.#rasters[model] ??= new ChairRaster(buildChair(chairModels[model]!), elevations!));
    return (this.#pictures[model * views.length + view] ??= raster.draw(views[view]!));
  }
}

function halve(picture: Uint8Array, pixels: Float32Array): void {
  let index = 0;
  for (let row = 0; row < PICTURE_SIZE; row += 2) {
    for (let first = row * PICTURE_SIZE; first < (row + 1) * PICTURE_SIZE; first += 2) {
      const below = first + PICTURE_SIZE;
      pixels[index] = (picture[first]! + picture[first + 1]! + picture[below]! + picture[below + 1]!) / (4 * 255);
      index += 1;
    }
  }
}
