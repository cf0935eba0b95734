import type { DataShape } from '@shared/experiment/dataset';
import { DiskCoverage } from './circles/diskCoverage';

/** Square pictures with one channel (gray) or three (RGB). */
export interface Pictures {
  readonly imageSize: number;
  readonly channels: number;
  /** [count, imageSize, imageSize, channels], in [0, 1] where the data are. */
  readonly values: Float32Array;
}

const POINT_PICTURE_SIZE = 32;
/** Points are shown in the square [−2.5, 2.5]², as in the figures of Mathieu et al. 2019. */
const REACH = 2.5;
/** Diameter of a point in pixels. */
const DOT = 4;
const ANTIALIASING = 4;

/**
 * Data as pictures that can be looked at: images stay as they are, a point of the plane becomes a white dot on black, x to
 * the right and y upwards. A point outside the square leaves its picture empty.
 * @param values [count, imageSize, imageSize, channels]
 */
export function pictures(shape: DataShape, values: Float32Array): Pictures {
  if (shape.imageSize > 1) return { ...shape, values };
  const count = values.length / shape.channels;
  const pixels = new Float32Array(count * POINT_PICTURE_SIZE ** 2);
  const disk = new DiskCoverage(POINT_PICTURE_SIZE, ANTIALIASING);
  for (let point = 0; point < count; point++) {
    const x = (values[point * shape.channels]! + REACH) / (2 * REACH);
    const y = (REACH - values[point * shape.channels + 1]!) / (2 * REACH);
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) continue;
    disk.forEachRow(x, y, DOT / POINT_PICTURE_SIZE, (row, column, length, coverage) => {
      pixels.set(coverage.subarray(0, length), (point * POINT_PICTURE_SIZE + row) * POINT_PICTURE_SIZE + column);
    });
  }
  return { imageSize: POINT_PICTURE_SIZE, channels: 1, values: pixels };
}
