import { invalidData } from '../dataProblem';

/** How the axes of an array of images are to be read. */
export interface ImageLayout {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  /** One: gray. Three: red, green, blue. Four: those and alpha. */
  readonly channels: 1 | 3 | 4;
  readonly channelsFirst: boolean;
}

/** Numbers in a file's header can be anything. */
const MOST_IMAGES = 50_000_000;
const LARGEST_SIDE = 8192;

/**
 * Reads [images, height, width], [images, height, width, channels] or [images, channels, height, width].
 * @throws ProblemError for any other shape.
 */
export function imageLayout(shape: readonly number[], place: string): ImageLayout {
  const [images, second, third, fourth] = shape;
  const channelsFirst = shape.length === 4 && !isChannels(fourth!) && isChannels(second!);
  const channels = shape.length === 3 ? 1 : channelsFirst ? second! : fourth;
  if (images === undefined || second === undefined || third === undefined || channels === undefined || shape.length > 4 || !isChannels(channels)) {
    throw invalidData(place, `The shape of this array is ${shape.join('×')}, which is not that of images.`, 'Save it as [images, height, width], with 1, 3 or 4 channels as a fourth axis if there are any.');
  }
  const [height, width] = channelsFirst ? [third, fourth!] : [second, third];
  if (images < 1 || height < 1 || width < 1) throw invalidData(place, 'There are no images in this array.', 'Choose another one.');
  if (images > MOST_IMAGES) throw invalidData(place, `The header says that there are ${images.toLocaleString('en')} images; ${MOST_IMAGES.toLocaleString('en')} is the most.`, 'If there really are so many, save a part of them.');
  if (height > LARGEST_SIDE || width > LARGEST_SIDE) throw invalidData(place, `The header says that an image has ${String(height)}×${String(width)} pixels; ${String(LARGEST_SIDE)} along a side is the most.`, 'Save smaller images.');
  return { images, height, width, channels, channelsFirst };
}

function isChannels(axis: number): axis is 1 | 3 | 4 {
  return axis === 1 || axis === 3 || axis === 4;
}

/** One image with its channels last, and without alpha: what is transparent lies on white. */
export function plainPixels(pixels: Uint8Array, { height, width, channels, channelsFirst }: ImageLayout): Uint8Array {
  if (channels === 1 || (channels === 3 && !channelsFirst)) return pixels;
  const area = height * width;
  const [alongPixel, alongChannel] = channelsFirst ? [1, area] : [channels, 1];
  const result = new Uint8Array(area * 3);
  for (let pixel = 0; pixel < area; pixel++) {
    const alpha = channels === 4 ? pixels[pixel * alongPixel + 3 * alongChannel]! : 255;
    for (let channel = 0; channel < 3; channel++) {
      const value = pixels[pixel * alongPixel + channel * alongChannel]!;
      result[pixel * 3 + channel] = Math.round(255 + ((value - 255) * alpha) / 255);
    }
  }
  return result;
}
