import type { ImageSource } from '../../../../src-main/datasets/imageSource';
import { openRooms } from '../../../../src-main/datasets/rooms/openRooms';
import { roomFactors } from '../../../../src-shared/experiment/datasets/rooms';

/** Rendered rooms with sides of 64 or 32 pixels. */
export function rooms(imageSize: 32 | 64 = 64): ImageSource {
  return openRooms({ type: 'rooms', imageSize, origin: { type: 'rendered' } });
}

/** Coordinates of rooms that are given by the indices of their levels. */
export function atLevels(...images: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(images.flatMap((levels) => levels.map((level, factor) => roomFactors[factor]!.levels![level]!)));
}

/** The images of some coordinates, drawn over what was there. */
export function rendered(source: ImageSource, coordinates: Float64Array): Float32Array {
  const { imageSize, channels } = source.shape;
  const target = new Float32Array((coordinates.length / source.width) * imageSize ** 2 * channels).fill(0.5);
  source.render(coordinates, target);
  return target;
}
