import { PICTURE_SIZE, RAYS, SAMPLES } from './frame';

/** The value of 1 in a plane: what rounding loses is far below one step of a byte. */
export const PLANE_UNIT = 1 << 14;
/** Lobes of the filter. */
const LOBES = 3;
const TAPS = 2 * LOBES * RAYS;

/** One number for each pixel of a rectangle of the image, in units of 1 / `PLANE_UNIT`; elsewhere it is 0. */
export interface RoomPlane {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: Int16Array;
}

/** A rectangle of samples: from `left` and `top` up to, but not including, `right` and `bottom`. */
export interface SampleBounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Scales samples down to pixels as the published images were, whose edges ring a little: by the Lanczos filter with three
 * lobes (Duchon 1979), the rows of whose weights add up to 1 at the border of the frame too.
 */
export class RoomFilter {
  /** The first sample of each pixel's filter, and its weights, [pixel, tap]; those outside the frame are 0. */
  readonly #first = new Int32Array(PICTURE_SIZE);
  readonly #weights = new Float64Array(PICTURE_SIZE * TAPS);
  /** Rows of samples, scaled down along the row. */
  readonly #narrow = new Float64Array(SAMPLES * PICTURE_SIZE);
  /** One row of pixels. */
  readonly #total = new Float64Array(PICTURE_SIZE);

  constructor() {
    for (let pixel = 0; pixel < PICTURE_SIZE; pixel++) {
      const first = Math.ceil((pixel + 0.5 - LOBES) * RAYS - 0.5);
      this.#first[pixel] = first;
      let total = 0;
      for (let tap = 0; tap < TAPS; tap++) {
        const sample = first + tap;
        const weight = sample < 0 || sample >= SAMPLES ? 0 : lanczos((sample + 0.5) / RAYS - (pixel + 0.5));
        this.#weights[pixel * TAPS + tap] = weight;
        total += weight;
      }
      for (let tap = 0; tap < TAPS; tap++) this.#weights[pixel * TAPS + tap]! /= total;
    }
  }

  /**
   * @param samples [SAMPLES, SAMPLES], values in [0, 1]
   * @param bounds all samples outside count as 0
   */
  scaleDown(samples: Float32Array, bounds: SampleBounds): RoomPlane {
    const left = this.#firstPixel(bounds.left);
    const right = this.#lastPixel(bounds.right - 1) + 1;
    const top = this.#firstPixel(bounds.top);
    const bottom = this.#lastPixel(bounds.bottom - 1) + 1;
    this.#narrowRows(samples, bounds, left, right);
    const width = right - left;
    const values = new Int16Array(width * (bottom - top));
    for (let row = top; row < bottom; row++) this.#narrowColumns(bounds, row, left, values.subarray((row - top) * width, (row - top + 1) * width));
    return { left, top, width, height: bottom - top, values };
  }

  /** Scales rows of samples down along the row, for the pixels from `left` up to, but not including, `right`. */
  #narrowRows(samples: Float32Array, bounds: SampleBounds, left: number, right: number): void {
    const weights = this.#weights;
    for (let pixel = left; pixel < right; pixel++) {
      const first = this.#first[pixel]!;
      const start = Math.max(first, bounds.left);
      const end = Math.min(first + TAPS, bounds.right);
      const shift = pixel * TAPS - first;
      for (let row = bounds.top; row < bounds.bottom; row++) {
        const line = row * SAMPLES;
        let sum = 0;
        for (let sample = start; sample < end; sample++) sum += weights[shift + sample]! * samples[line + sample]!;
        this.#narrow[row * PICTURE_SIZE + pixel] = sum;
      }
    }
  }

  /** One row of a plane out of the narrow rows around it. */
  #narrowColumns(bounds: SampleBounds, row: number, left: number, values: Int16Array): void {
    const first = this.#first[row]!;
    const end = Math.min(first + TAPS, bounds.bottom);
    const total = this.#total.fill(0);
    for (let sample = Math.max(first, bounds.top); sample < end; sample++) {
      const weight = this.#weights[row * TAPS + sample - first]! * PLANE_UNIT;
      const line = sample * PICTURE_SIZE + left;
      for (let column = 0; column < values.length; column++) total[column]! += weight * this.#narrow[line + column]!;
    }
    for (let column = 0; column < values.length; column++) values[column] = Math.round(total[column]!);
  }

  /** The first and the last pixel whose filter reaches a sample. */
  #firstPixel(sample: number): number {
    let pixel = 0;
    while (this.#first[pixel]! + TAPS <= sample) pixel++;
    return pixel;
  }

  #lastPixel(sample: number): number {
    let pixel = PICTURE_SIZE - 1;
    while (this.#first[pixel]! > sample) pixel--;
    return pixel;
  }
}

/** The Lanczos window times the sinc function; `distance` in pixels. */
function lanczos(distance: number): number {
  if (Math.abs(distance) >= LOBES) return 0;
  return sinc(distance) * sinc(distance / LOBES);
}

function sinc(value: number): number {
  return value === 0 ? 1 : Math.sin(Math.PI * value) / (Math.PI * value);
}
