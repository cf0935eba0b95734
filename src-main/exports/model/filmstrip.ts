import { GLYPH_ROWS, glyphPixels } from './digitGlyphs';

/** One frame of an animation of traversals: an image for each latent. */
export interface Filmstrip {
  /** [count, imageSize, imageSize, channels]; values outside [0, 1] are clipped. */
  readonly images: Float32Array;
  readonly imageSize: number;
  readonly channels: number;
  /** Screen pixels of an image's pixel. */
  readonly scale: number;
  /** The latent of each image shown. */
  readonly labels: readonly number[];
  /** Number of the first image shown. */
  readonly from: number;
  /** Where the latents are in their sweep, −1 to 1. */
  readonly at: number;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3] */
  readonly pixels: Uint8Array;
}

type Color = readonly [red: number, green: number, blue: number];
const PAPER: Color = [255, 255, 255];
const INK: Color = [40, 44, 52];
const TRACK: Color = [214, 218, 224];
/** Screen pixels of a label's pixel. */
const GLYPH_SCALE = 2;
const GAP = 8;
const LABEL_HEIGHT = GLYPH_ROWS * GLYPH_SCALE + 6;
const TRACK_HEIGHT = 10;

/** Images in a grid that is about square, each with its latent above it and a mark of where that is in its sweep below. */
export function filmstrip({ images, imageSize, channels, scale, labels, from, at }: Filmstrip): Picture {
  const columns = Math.ceil(Math.sqrt(labels.length));
  const side = imageSize * scale;
  const tile = { width: side + GAP, height: side + LABEL_HEIGHT + TRACK_HEIGHT + GAP };
  const width = columns * tile.width + GAP;
  const height = Math.ceil(labels.length / columns) * tile.height + GAP;
  const pixels = new Uint8Array(width * height * 3).fill(PAPER[0]);
  const fill = (left: number, top: number, across: number, down: number, color: Color) => {
    for (let y = top; y < top + down; y++) for (let x = left; x < left + across; x++) pixels.set(color, (y * width + x) * 3);
  };
  labels.forEach((latent, index) => {
    const left = GAP + (index % columns) * tile.width;
    const top = GAP + Math.floor(index / columns) * tile.height;
    for (const { x, y } of glyphPixels(`z${String(latent)}`)) fill(left + x * GLYPH_SCALE, top + y * GLYPH_SCALE, GLYPH_SCALE, GLYPH_SCALE, INK);
    const first = (from + index) * imageSize * imageSize * channels;
    for (let row = 0; row < imageSize; row++) {
      for (let column = 0; column < imageSize; column++) {
        const place = first + (row * imageSize + column) * channels;
        const value = (channel: number) => Math.round(255 * Math.min(1, Math.max(0, images[place + (channels === 1 ? 0 : channel)]!)));
        fill(left + column * scale, top + LABEL_HEIGHT + row * scale, scale, scale, [value(0), value(1), value(2)]);
      }
    }
    const trackTop = top + LABEL_HEIGHT + side + 4;
    fill(left, trackTop, side, 2, TRACK);
    fill(left + Math.round(((at + 1) / 2) * (side - 4)), trackTop - 1, 4, 4, INK);
  });
  return { width, height, pixels };
}
