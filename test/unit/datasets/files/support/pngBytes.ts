import { deflateSync } from 'node:zlib';
import { tableChecksum } from '../../../../../src-main/datasets/files/arrays/checksum';

export interface PngSpecification {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha. */
  readonly colorType: number;
  /** [height, width, samples of a pixel] */
  readonly samples: readonly number[];
  readonly palette?: Buffer;
  readonly transparency?: Buffer;
  readonly interlaced?: boolean;
  /** The filter of each row; none unless given. */
  readonly filterOf?: (row: number) => number;
  /** Compressed data instead of the true ones. */
  readonly data?: Buffer;
  /** What the header says instead of the truth. */
  readonly claims?: { readonly width: number; readonly height: number };
}

const samplesOfType: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** A PNG of any format, right or wrong. */
export function pngBytes(specification: PngSpecification): Buffer {
  const { width, height, depth, colorType, palette, transparency, interlaced = false, claims = { width, height } } = specification;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claims.width, 0);
  header.writeUInt32BE(claims.height, 4);
  header.set([depth, colorType, 0, 0, interlaced ? 1 : 0], 8);
  const lines = (interlaced ? passes : ([[0, 0, 1, 1]] as const)).flatMap(([left, top, across, down]) => passLines(specification, left, top, across, down));
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    ...(transparency ? [chunk('tRNS', transparency)] : []),
    chunk('IDAT', specification.data ?? deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function passLines(specification: PngSpecification, left: number, top: number, across: number, down: number): Buffer[] {
  const { width, height, depth, colorType, samples, filterOf = () => 0 } = specification;
  const perPixel = samplesOfType[colorType] ?? 1;
  const columns = Math.ceil((width - left) / across);
  const lines: Buffer[] = [];
  let above: Buffer | null = null;
  for (let row = 0; columns > 0 && top + row * down < height; row++) {
    const plain = Buffer.alloc(Math.ceil((columns * perPixel * depth) / 8));
    for (let index = 0; index < columns * perPixel; index++) {
      const x = left + Math.floor(index / perPixel) * across;
      const sample = samples[((top + row * down) * width + x) * perPixel + (index % perPixel)]!;
      if (depth === 16) plain.writeUInt16BE(sample, 2 * index);
      else plain[(index * depth) >> 3]! |= sample << (8 - depth - ((index * depth) & 7));
    }
    lines.push(filtered(plain, above, filterOf(row), Math.max(1, (perPixel * depth) / 8)));
    above = plain;
  }
  return lines;
}

/** A row with one of the five filters of the PNG specification, 9.2. */
function filtered(row: Buffer, above: Buffer | null, filter: number, pixelBytes: number): Buffer {
  const line = Buffer.alloc(row.length + 1);
  line[0] = filter;
  for (let index = 0; index < row.length; index++) {
    const a = index >= pixelBytes ? row[index - pixelBytes]! : 0;
    const b = above?.[index] ?? 0;
    const c = index >= pixelBytes ? above?.[index - pixelBytes] ?? 0 : 0;
    const estimate = a + b - c;
    const distances = [Math.abs(estimate - a), Math.abs(estimate - b), Math.abs(estimate - c)];
    const paeth = [a, b, c][distances.indexOf(Math.min(...distances))]!;
    line[index + 1] = row[index]! - [0, a, b, Math.floor((a + b) / 2), paeth][filter]!;
  }
  return line;
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(tableChecksum(body, 0));
  return Buffer.concat([length, body, sum]);
}
