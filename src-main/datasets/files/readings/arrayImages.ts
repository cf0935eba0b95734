import type { DataShape } from '@shared/experiment/dataset';
import { valuesPerItem, type StoredArray } from '../arrays/storedArray';
import { fitPicture } from '../pictures/fitPicture';
import { imageLayout, plainPixels } from './imageLayout';
import { PixelRange } from './pixelRange';

/** The images of an array, fitted to a dataset's shape. */
export interface ArrayImages {
  readonly images: number;
  /** As in `DataReading`. */
  blocks(): AsyncGenerator<Uint8Array>;
}

/** @throws ProblemError where the array does not hold images. */
export function arrayImages(array: StoredArray, shape: DataShape, place: string): ArrayImages {
  const layout = imageLayout(array.shape, place);
  const range = new PixelRange(array.type, place);
  const itemValues = valuesPerItem(array.shape);
  const { height, width, channels, channelsFirst } = layout;
  const fits = height === shape.imageSize && width === shape.imageSize && channels === shape.channels && (channels === 1 || !channelsFirst);
  const fittedValues = shape.imageSize ** 2 * shape.channels;

  async function* blocks(): AsyncGenerator<Uint8Array> {
    for await (const piece of array.pieces()) {
      const bytes = range.toBytes(piece);
      if (fits) {
        yield bytes;
        continue;
      }
      const block = new Uint8Array((bytes.length / itemValues) * fittedValues);
      for (let image = 0; image * itemValues < bytes.length; image++) {
        const pixels = plainPixels(bytes.subarray(image * itemValues, (image + 1) * itemValues), layout);
        block.set(fitPicture({ height, width, channels: channels === 1 ? 1 : 3, pixels }, shape), image * fittedValues);
      }
      yield block;
    }
  }

  return { images: layout.images, blocks };
}
