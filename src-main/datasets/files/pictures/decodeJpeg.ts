import { decode } from 'jpeg-js';
import { invalidData } from '../dataProblem';
import type { Picture } from './picture';
import { checkPictureSize, damagedPicture } from './pictureLimits';

export const JPEG_SIGNATURE = Buffer.from([0xff, 0xd8, 0xff]);

/** Markers of a frame's header (T.81, table B.1); those of arithmetic coding and lossless frames are left out, which the library can't decode. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
const MEMORY_MEGABYTES = 1024;

/**
 * Decodes a JPEG.
 * @throws ProblemError where it is damaged, or larger than a picture should be.
 */
export function decodeJpeg(file: Buffer, place: string): Picture {
  const components = checkHeader(file, place);
  let decoded: { readonly width: number; readonly height: number; readonly data: Uint8Array };
  try {
    decoded = decode(file, { useTArray: true, formatAsRGBA: false, tolerantDecoding: false, maxMemoryUsageInMB: MEMORY_MEGABYTES });
  } catch {
    throw damagedPicture(place);
  }
  const { width, height, data } = decoded;
  if (components !== 1) return { width, height, channels: 3, pixels: data };
  // The library gives three equal channels for a gray one.
  return { width, height, channels: 1, pixels: Uint8Array.from({ length: width * height }, (_, pixel) => data[3 * pixel]!) };
}

/** @returns how many components a pixel has. */
function checkHeader(file: Buffer, place: string): number {
  let at = 2;
  while (at + 9 < file.length) {
    const marker = file[at + 1]!;
    if (file[at] !== 0xff) throw damagedPicture(place);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (FRAMES.includes(marker)) {
      checkPictureSize(file.readUInt16BE(at + 7), file.readUInt16BE(at + 5), place);
      return file[at + 9]!;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) throw invalidData(place, 'This JPEG is coded in a way that can\'t be read here (arithmetic or lossless).', 'Save it as an ordinary JPEG or as PNG.');
    at += 2 + file.readUInt16BE(at + 2);
  }
  throw damagedPicture(place);
}
