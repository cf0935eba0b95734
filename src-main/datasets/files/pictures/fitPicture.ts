import type { DataShape } from '@shared/experiment/dataset';
import type { Picture } from './picture';
import { resizeLanczos } from './resizeLanczos';

/** A picture with the side and the channels of a dataset: resized first, then its channels converted. */
export function fitPicture(picture: Picture, { imageSize, channels }: DataShape): Uint8Array {
  const resized = resizeLanczos(picture, imageSize, imageSize);
  if (resized.channels === channels) return resized.pixels;
  return channels === 1 ? luminance(resized.pixels) : threefold(resized.pixels);
}

/** Cuts a box out of a picture; it lies inside. */
export function cropPicture({ width, channels, pixels }: Picture, left: number, top: number, right: number, bottom: number): Picture {
  const result = new Uint8Array((right - left) * (bottom - top) * channels);
  for (let row = top; row < bottom; row++) {
    result.set(pixels.subarray((row * width + left) * channels, (row * width + right) * channels), (row - top) * (right - left) * channels);
  }
  return { width: right - left, height: bottom - top, channels, pixels: result };
}

/** Luma of RGB pixels (Rec. 601), in the whole numbers of Pillow's `convert('L')`. */
function luminance(pixels: Uint8Array): Uint8Array {
  const result = new Uint8Array(pixels.length / 3);
  for (let pixel = 0; pixel < result.length; pixel++) {
    result[pixel] = (pixels[3 * pixel]! * 19595 + pixels[3 * pixel + 1]! * 38470 + pixels[3 * pixel + 2]! * 7471 + 0x8000) >> 16;
  }
  return result;
}

function threefold(pixels: Uint8Array): Uint8Array {
  const result = new Uint8Array(pixels.length * 3);
  for (let index = 0; index < result.length; index++) result[index] = pixels[Math.floor(index / 3)]!;
  return result;
}
