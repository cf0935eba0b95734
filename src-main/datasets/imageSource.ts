import type { DataShape } from '@shared/experiment/dataset';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import type { Generator } from '../random/generator';

/**
 * A dataset that is open. An image is named by its coordinates, a row of `width` numbers: where images are rendered these
 * are the values of `factors`; where they are read from a file they may be anything, such as the image's number.
 */
export interface ImageSource {
  readonly shape: DataShape;
  /** The factors that are known of every image, in canonical order; empty where the data has no labels. */
  readonly factors: readonly VaryingFactor[];
  /** How many different images there are, or the number that the paper drew where there is no end of them. */
  readonly size: number;
  /** Coordinates of one image. */
  readonly width: number;
  /** Whether images of any factor values can be had, so that factor space can be walked. */
  readonly walkable: boolean;
  /** Draws images as training sees them. @returns coordinates [count, width] */
  sample(generator: Generator, count: number): Float64Array;
  /**
   * Images [count, height, width, channels] of coordinates [count, width], values in [0, 1] (points of the plane: as they are).
   * @throws RangeError where the two arrays do not hold the same number of images
   */
  render(coordinates: Float64Array, target: Float32Array): void;
  /** Factor values [count, factors] of coordinates [count, width]. */
  factorValues(coordinates: Float64Array): Float64Array;
  /** Coordinates [count, width] of factor values [count, factors], taking the nearest level of discrete factors. @throws Error unless `walkable` */
  locate(factors: Float64Array): Float64Array;
  /** Whether an image of these factor values, [factors], is kept out of training. */
  isHeldOut(factors: ArrayLike<number>): boolean;
  /** Lets go of files. */
  close(): void;
}
