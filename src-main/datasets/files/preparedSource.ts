import type { DataShape } from '@shared/experiment/dataset';
import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import type { ImageSource } from '../imageSource';
import { nearestLevel } from '../nearestLevel';
import type { PreparedFile } from './cache/preparedFile';

/** Bytes as the networks see them. */
const shades = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/**
 * Images from a prepared file, each named by its number. Training sees each equally often; factor space can be walked where
 * every combination of levels has an image.
 */
export function preparedSource(file: PreparedFile): ImageSource {
  const { images, imageSize, channels, factors, complete } = file.header;
  const shape: DataShape = { imageSize, channels };
  return {
    shape,
    factors,
    size: images,
    width: 1,
    walkable: complete,
    sample: (generator, count) => Float64Array.from({ length: count }, () => generator.integer(images)),
    render: (coordinates, target) => { readImages(file, coordinates, target); },
    factorValues: (coordinates) => {
      const values = new Float64Array(coordinates.length * factors.length);
      if (factors.length > 0) coordinates.forEach((image, row) => { file.readLabels(image, values.subarray(row * factors.length, (row + 1) * factors.length)); });
      return values;
    },
    locate: (values) => {
      if (!complete) throw new Error('These data do not have an image of every combination of factors.');
      return Float64Array.from({ length: values.length / factors.length }, (_, row) => file.imageOfCell(cellAt(factors, values.subarray(row * factors.length, (row + 1) * factors.length))));
    },
    isHeldOut: () => false,
    close: () => { file.close(); },
  };
}

/**
 * The number of the combination of levels that is nearest to factor values, counted with the last factor fastest.
 * @param factors all discrete
 */
export function cellAt(factors: readonly VaryingFactor[], values: Float64Array): number {
  return factors.reduce((cell, { levels }, index) => cell * levels!.length + nearestLevel(levels!, values[index]!), 0);
}

/**
 * Reads images [count, height, width, channels] into values from 0 to 1.
 * @param numbers of the images
 * @throws RangeError where `target` does not hold as many images
 */
export function readImages(file: PreparedFile, numbers: ArrayLike<number>, target: Float32Array): void {
  const { imageSize, channels } = file.header;
  const bytes = new Uint8Array(imageSize * imageSize * channels);
  if (target.length !== numbers.length * bytes.length) throw new RangeError(`${String(numbers.length)} images do not fill ${String(target.length)} values of ${String(bytes.length)} an image.`);
  for (let row = 0; row < numbers.length; row++) {
    file.readImage(numbers[row]!, bytes);
    const start = row * bytes.length;
    for (let index = 0; index < bytes.length; index++) target[start + index] = shades[bytes[index]!]!;
  }
}
