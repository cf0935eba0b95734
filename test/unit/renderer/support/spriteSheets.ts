import { encode } from 'fast-png';
import type { SpriteSheet } from '@shared/run/evaluation';

/** A sheet of circles on black, one per entry, centers and diameters as fractions of an image. */
export function circleSheet(centers: readonly (readonly [x: number, y: number])[], columns: number, imageSize = 32, diameter = 0.2): SpriteSheet {
  const rows = Math.ceil(centers.length / columns);
  const width = columns * imageSize;
  const data = new Uint8Array(width * rows * imageSize * 3);
  centers.forEach(([centerX, centerY], index) => {
    const left = (index % columns) * imageSize;
    const top = Math.floor(index / columns) * imageSize;
    for (let y = 0; y < imageSize; y++) {
      for (let x = 0; x < imageSize; x++) {
        const distance = Math.hypot(x + 0.5 - centerX * imageSize, y + 0.5 - centerY * imageSize) - (diameter * imageSize) / 2;
        const level = Math.round(255 * Math.min(1, Math.max(0, 0.5 - distance)));
        data.fill(level, 3 * ((top + y) * width + left + x), 3 * ((top + y) * width + left + x) + 3);
      }
    }
  });
  const bytes = encode({ width, height: rows * imageSize, data, channels: 3, depth: 8 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { dataUrl: `data:image/png;base64,${btoa(binary)}`, rows, columns, imageSize };
}

/** Circles at positions that look random and are the same every time. */
export function scatteredCenters(count: number, low = 0.2, high = 0.8): [number, number][] {
  return Array.from({ length: count }, (_, index) => [low + (high - low) * ((0.5 + index * 0.7548776662) % 1), low + (high - low) * ((0.5 + index * 0.5698402910) % 1)]);
}
