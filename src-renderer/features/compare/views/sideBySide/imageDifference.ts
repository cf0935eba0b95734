/** How two images of equal size differ. */
export interface ImageDifference {
  /** |left − right| · `gain` of each channel, opaque, [pixels · 4]. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Mean of |left − right| over pixels and color channels, in [0, 1]. */
  readonly mean: number;
  /** How much brighter than they are the differences are shown: a power of two, so that it does not waver. */
  readonly gain: number;
}

const LARGEST_GAIN = 16;

/** @param left, right red, green, blue and alpha of each pixel */
export function imageDifference(left: Uint8ClampedArray, right: Uint8ClampedArray): ImageDifference {
  const pixels = new Uint8ClampedArray(left.length);
  let sum = 0;
  let largest = 0;
  for (let index = 0; index < left.length; index++) {
    if (index % 4 === 3) continue;
    const difference = Math.abs(left[index]! - right[index]!);
    pixels[index] = difference;
    sum += difference;
    largest = Math.max(largest, difference);
  }
  const gain = largest === 0 ? 1 : Math.min(LARGEST_GAIN, 2 ** Math.floor(Math.log2(255 / largest)));
  for (let index = 0; index < pixels.length; index++) pixels[index] = index % 4 === 3 ? 255 : pixels[index]! * gain;
  return { pixels, mean: left.length === 0 ? 0 : sum / (left.length * 0.75 * 255), gain };
}
