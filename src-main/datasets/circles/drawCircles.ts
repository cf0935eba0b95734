import { circlesFactors, type CirclesDataset } from '@shared/experiment/datasets/circles';
import { hsvToRgb, luminance } from './colors';
import { DiskCoverage } from './diskCoverage';

/**
 * Draws circles on black (Watters et al. 2019, Appendix A.3 and Table 3). A pixel is the circle's color times the share of
 * its subpixel centers that lie inside. An image whose factor `present` is 0 stays black.
 * @param factors [count, varying factors], row-major.
 * @param target [count, height, width, channels], overwritten with values in [0, 1].
 */
export function drawCircles(dataset: CirclesDataset, factors: Float64Array, target: Float32Array): void {
  const { imageSize, channels } = dataset;
  const settings = new CircleSettings(dataset);
  const disk = new DiskCoverage(imageSize, dataset.antialiasing);
  const count = factors.length / settings.varying;
  const { color } = settings;
  let image = 0;
  const paintRow = (row: number, column: number, length: number, coverage: Float64Array): void => {
    let index = image + (row * imageSize + column) * channels;
    for (let pixel = 0; pixel < length; pixel++) {
      for (let channel = 0; channel < channels; channel++) {
        target[index] = color[channel]! * coverage[pixel]!;
        index += 1;
      }
    }
  };
  target.fill(0);
  for (let index = 0; index < count; index++) {
    if (!settings.read(factors, index)) continue;
    image = index * imageSize * imageSize * channels;
    disk.forEachRow(settings.x, settings.y, settings.size, paintRow);
  }
}

/** The settings of one circle at a time: fixed factors from the dataset, varying ones from a row of factor values. */
class CircleSettings {
  /** How many factors vary. */
  readonly varying: number;
  /** The color as it is drawn: red, green and blue, or the luminance first where there is one channel. */
  readonly color = new Float64Array(3);
  readonly #hsv: boolean;
  readonly #gray: boolean;
  /** x, y, size and the three color factors. */
  readonly #values = new Float64Array(6);
  /** Which of those six vary, in canonical order. */
  readonly #columns: readonly number[];
  /** Whether the last factor tells if there is a circle at all. */
  readonly #mayBeBlank: boolean;

  constructor(dataset: CirclesDataset) {
    const columns: number[] = [];
    circlesFactors(dataset).forEach(([, factor], index) => {
      if (typeof factor === 'number') this.#values[index] = factor;
      else columns.push(index);
    });
    this.#columns = columns;
    this.#mayBeBlank = dataset.blankShare > 0;
    this.varying = columns.length + (this.#mayBeBlank ? 1 : 0);
    this.#hsv = dataset.color.space === 'hsv';
    this.#gray = dataset.channels === 1;
  }

  get x(): number {
    return this.#values[0]!;
  }

  get y(): number {
    return this.#values[1]!;
  }

  get size(): number {
    return this.#values[2]!;
  }

  /** @returns whether this image has a circle. */
  read(factors: Float64Array, row: number): boolean {
    if (this.#mayBeBlank && factors[(row + 1) * this.varying - 1]! < 0.5) return false;
    const { color } = this;
    const values = this.#values;
    this.#columns.forEach((column, index) => {
      values[column] = factors[row * this.varying + index]!;
    });
    if (this.#hsv) hsvToRgb(values[3]!, values[4]!, values[5]!, color);
    else color.set(values.subarray(3));
    if (this.#gray) color[0] = luminance(color[0]!, color[1]!, color[2]!);
    return true;
  }
}
