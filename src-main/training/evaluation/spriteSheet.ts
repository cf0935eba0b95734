import { encode } from 'fast-png';
import type { SpriteSheet } from '@shared/run/evaluation';

/**
 * Puts equal square images into one PNG, row by row and without gaps.
 * @param images [rows · columns, imageSize, imageSize, channels]; values outside [0, 1] are clipped.
 * @param channels 1 (gray) or 3 (RGB).
 */
export function spriteSheet(images: Float32Array, rows: number, columns: number, imageSize: number, channels: number): SpriteSheet {
  const width = columns * imageSize;
  const height = rows * imageSize;
  if (images.length !== width * height * channels) {
    throw new RangeError(`A sheet of ${String(rows)}×${String(columns)} images needs ${String(width * height * channels)} values, not ${String(images.length)}.`);
  }
  // Clamped arrays round to the nearest byte and clip.
  const data = new Uint8ClampedArray(images.length);
  const line = imageSize * channels;
  for (let image = 0; image < rows * columns; image++) {
    const top = Math.floor(image / columns) * imageSize;
    const left = (image % columns) * line;
    for (let row = 0; row < imageSize; row++) {
      const source = (image * imageSize + row) * line;
      const target = (top + row) * width * channels + left;
      for (let index = 0; index < line; index++) data[target + index] = images[source + index]! * 255;
    }
  }
  const png = encode({ width, height, data, channels, depth: 8 });
  return { dataUrl: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, rows, columns, imageSize };
}
