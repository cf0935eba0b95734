import { invalidData } from '../dataProblem';
import type { NumberArray, NumberType } from '../arrays/numberType';
import { ReadAgain } from './dataReading';

/**
 * Turns pixels of any type into bytes. What is white depends on the array: 1 where all its values are at most 1, else 255,
 * else 65,535, which only the whole array can tell; it is taken to be the least until a value says otherwise.
 */
export class PixelRange {
  readonly #place: string;
  readonly #whites: number[];

  constructor(type: NumberType, place: string) {
    this.#place = place;
    this.#whites = type === 'b1' ? [1] : type.startsWith('f') || type.endsWith('1') ? [1, 255] : [1, 255, 65_535];
  }

  /**
   * @throws ReadAgain at the first value that is whiter than white was taken to be.
   * @throws ProblemError for values that are negative, too large or not numbers.
   */
  toBytes(values: NumberArray): Uint8Array {
    const white = this.#whites[0]!;
    if (values instanceof Uint8Array && white === 255) return values;
    const bytes = new Uint8Array(values.length);
    const scale = 255 / white;
    for (let index = 0; index < values.length; index++) {
      const value = Number(values[index]!);
      if (!(value >= 0 && value <= white)) throw this.#unfit(value);
      bytes[index] = value * scale + 0.5;
    }
    return bytes;
  }

  #unfit(value: number): Error {
    if (value >= 0 && value <= this.#whites.at(-1)!) {
      while (value > this.#whites[0]!) this.#whites.shift();
      return new ReadAgain();
    }
    const what = Number.isNaN(value) ? 'A pixel of these images is not a number (NaN).' : `A pixel of these images has the value ${String(value)}.`;
    return invalidData(this.#place, what, 'Pixels must be in 0 to 1 or in 0 to 255 (whole numbers of two bytes up to 65,535): scale them before you save them.');
  }
}
