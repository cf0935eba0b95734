import { spriteFactors, spritesVaryingFactors, type SpritesDataset } from '@shared/experiment/datasets/sprites';
import { hsvToRgb } from '../circles/colors';
import { nearestLevel } from '../nearestLevel';
import { SPRITE_SIZE, SpriteRaster } from './spriteRaster';

/** Where the masks of sprites come from. */
export type SpriteMasks = Pick<SpriteRaster, 'forEachRun'>;

/**
 * Draws sprites on black: binary ones as in the published file, colored ones in one color each. At 32×32 a pixel is the
 * mean of four.
 */
export class SpritePainter {
  readonly #masks: SpriteMasks;
  readonly #imageSize: number;
  readonly #channels: number;
  /** Published pixels along a pixel: 1 or 2. */
  readonly #step: number;
  /** How many factor values an image has. */
  readonly #width: number;
  /** Hue, saturation and value: a number where it is fixed, else its column among the factors. */
  readonly #color: readonly { readonly fixed: number | null; readonly column: number }[];
  readonly #rgb = Float64Array.of(1, 0, 0);
  /** The color in single precision, so that a mean of equal pixels is the pixel. */
  readonly #paint = Float32Array.of(1, 0, 0);

  constructor(dataset: SpritesDataset, masks: SpriteMasks = new SpriteRaster()) {
    this.#masks = masks;
    const factors = spritesVaryingFactors(dataset);
    this.#imageSize = dataset.imageSize;
    this.#step = SPRITE_SIZE / dataset.imageSize;
    this.#channels = dataset.color === null ? 1 : 3;
    this.#width = factors.length;
    this.#color = dataset.color === null ? [] : (['hue', 'saturation', 'value'] as const).map((name) => {
      const factor = dataset.color![name];
      return { fixed: typeof factor === 'number' ? factor : null, column: factors.findIndex((varying) => varying.name === name) };
    });
  }

  /**
   * @param values [count, factors]: the five of dSprites, each taken at its nearest level, then the colors that vary.
   * @param target [count, imageSize, imageSize, channels], overwritten with values in [0, 1].
   */
  draw(values: Float64Array, target: Float32Array): void {
    const imageValues = this.#imageSize ** 2 * this.#channels;
    target.fill(0);
    for (let image = 0; image * this.#width < values.length; image++) {
      const row = values.subarray(image * this.#width, (image + 1) * this.#width);
      this.#mix(row);
      this.#fill(row, target.subarray(image * imageValues, (image + 1) * imageValues));
    }
  }

  #mix(row: Float64Array): void {
    if (this.#color.length === 0) return;
    const [hue, saturation, value] = this.#color.map(({ fixed, column }) => fixed ?? row[column]!);
    hsvToRgb(hue!, saturation!, value!, this.#rgb);
    this.#paint.set(this.#rgb);
  }

  #fill(row: Float64Array, image: Float32Array): void {
    const [shape, scale, orientation, posX, posY] = spriteFactors.map(({ levels }, column) => nearestLevel(levels!, row[column]!));
    const step = this.#step;
    const share = 1 / (step * step);
    this.#masks.forEachRun(shape!, scale!, orientation!, posX!, posY!, (pixelRow, first, end) => {
      const line = Math.floor(pixelRow / step) * this.#imageSize;
      for (let column = first; column < end; column++) {
        const pixel = (line + Math.floor(column / step)) * this.#channels;
        for (let channel = 0; channel < this.#channels; channel++) image[pixel + channel]! += share * this.#paint[channel]!;
      }
    });
  }
}
