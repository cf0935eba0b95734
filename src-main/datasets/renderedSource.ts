import type { DataShape } from '@shared/experiment/dataset';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import type { Generator } from '../random/generator';
import { drawFactors } from './drawFactors';
import type { ImageSource } from './imageSource';
import { atNearestLevels } from './nearestLevel';

/** What tells one rendered dataset from another. */
export interface Rendering {
  readonly shape: DataShape;
  readonly factors: readonly VaryingFactor[];
  /** As in `ImageSource`. */
  readonly size: number;
  /** Draws one image for each row of `factors` values, [count, factors]; `target` has the right length and holds anything. */
  readonly render: (values: Float64Array, target: Float32Array) => void;
  /** Draws factor values as training sees them; without it, all of factor space uniformly. */
  readonly sample?: (generator: Generator, count: number) => Float64Array;
  /** Without it, nothing is kept out of training. */
  readonly isHeldOut?: (values: ArrayLike<number>) => boolean;
}

/** A dataset that is made of factor values: they are the coordinates of an image, and all of factor space can be walked. */
export function renderedSource({ shape, factors, size, render, sample, isHeldOut }: Rendering): ImageSource {
  const width = factors.length;
  const valuesPerImage = shape.imageSize ** 2 * shape.channels;
  return {
    shape,
    factors,
    size,
    width,
    walkable: true,
    sample: sample ?? ((generator, count) => drawFactors(factors, generator, count)),
    render: (coordinates, target) => {
      const count = coordinates.length / width;
      if (!Number.isInteger(count) || target.length !== count * valuesPerImage) {
        throw new RangeError(`${String(coordinates.length)} coordinates of ${String(width)} an image do not fill ${String(target.length)} values of ${String(valuesPerImage)} an image.`);
      }
      render(coordinates, target);
    },
    factorValues: (coordinates) => coordinates,
    locate: (values) => atNearestLevels(factors, values),
    isHeldOut: isHeldOut ?? (() => false),
    close: () => undefined,
  };
}
