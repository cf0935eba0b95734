import type { Picture } from './picture';

/** How the pixels of a PNG are stored. */
export interface PngFormat {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** Samples of a pixel: gray or index, with or without alpha; RGB, with or without alpha. */
  readonly samples: number;
  /** Red, green and blue of each index; null where samples are colors themselves. */
  readonly palette: Uint8Array | null;
  /** Alpha of each index of a palette, or the one color that is transparent. */
  readonly transparency: Buffer | null;
  /** Whether the last sample of a pixel is its alpha. */
  readonly hasAlpha: boolean;
}

/** A picture that is filled row by row. */
export interface PictureInTheMaking {
  readonly picture: Picture;
  /**
   * @param start of the row's samples in `lines`
   * @param left column of the first pixel, `across` columns before the next
   */
  setRow(lines: Uint8Array, start: number, columns: number, row: number, left: number, across: number): void;
}

/** A picture for the pixels of a PNG, which become 8 bits each; transparent ones lie on white. */
export function pngToPicture(format: PngFormat): PictureInTheMaking {
  const { width, height, samples, palette } = format;
  const channels = palette !== null || samples >= 3 ? 3 : 1;
  const pixels = new Uint8Array(width * height * channels);
  const plain = format.depth === 8 && !format.hasAlpha && palette === null && format.transparency === null;
  const color = new Uint8Array(3);
  const setPixel = plain ? null : pixelReader(format, channels, color);
  return {
    picture: { width, height, channels, pixels },
    setRow: (lines, start, columns, row, left, across) => {
      const rowStart = (row * width + left) * channels;
      if (plain && across === 1) {
        pixels.set(lines.subarray(start, start + columns * channels), rowStart);
        return;
      }
      for (let column = 0; column < columns; column++) {
        const target = rowStart + column * across * channels;
        if (setPixel === null) color.set(lines.subarray(start + column * channels, start + (column + 1) * channels));
        else setPixel(lines, start, column);
        for (let channel = 0; channel < channels; channel++) pixels[target + channel] = color[channel]!;
      }
    },
  };
}

/** A function that reads one pixel of a row into `color`. */
function pixelReader({ depth, samples, palette, transparency, hasAlpha }: PngFormat, channels: number, color: Uint8Array): (lines: Uint8Array, start: number, column: number) => void {
  const full = 2 ** depth - 1;
  const colorSamples = hasAlpha ? samples - 1 : samples;
  return (lines, start, column) => {
    const first = column * samples;
    let alpha = 255;
    if (palette !== null) {
      const index = sampleAt(lines, start, first, depth);
      for (let channel = 0; channel < 3; channel++) color[channel] = palette[index * 3 + channel] ?? 0;
      alpha = transparency?.[index] ?? 255;
    } else {
      let isKey = transparency !== null && transparency.length >= 2 * colorSamples;
      for (let channel = 0; channel < channels; channel++) {
        const sample = sampleAt(lines, start, first + channel, depth);
        if (isKey && transparency!.readUInt16BE(2 * channel) !== sample) isKey = false;
        color[channel] = Math.round((sample / full) * 255);
      }
      if (hasAlpha) alpha = (sampleAt(lines, start, first + colorSamples, depth) / full) * 255;
      else if (isKey) alpha = 0;
    }
    if (alpha < 255) for (let channel = 0; channel < channels; channel++) color[channel] = Math.round(255 + ((color[channel]! - 255) * alpha) / 255);
  };
}

/** Samples below 8 bits are packed, the leftmost in the highest bits. */
function sampleAt(lines: Uint8Array, start: number, sample: number, depth: number): number {
  if (depth === 8) return lines[start + sample]!;
  if (depth === 16) return lines[start + 2 * sample]! * 256 + lines[start + 2 * sample + 1]!;
  const bit = sample * depth;
  return (lines[start + (bit >> 3)]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
