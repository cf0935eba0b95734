import { inflateSync } from 'node:zlib';
import { invalidData } from '../dataProblem';
import type { Picture } from './picture';
import { checkPictureSize, damagedPicture } from './pictureLimits';
import { pngToPicture, type PngFormat } from './pngSamples';
import { unfilterPng } from './unfilterPng';

export const PNG_SIGNATURE = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

/** Samples of a pixel for each color type: gray, RGB, palette index, gray with alpha, RGB with alpha. */
const samplesOfType: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOfType: Partial<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

/** Columns and rows of the seven passes of an interlaced picture: first one and distance (PNG specification, 8.2). */
const adam7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;
const wholePicture = [[0, 0, 1, 1]] as const;

/**
 * Decodes a PNG. Libraries inflate whatever a file holds; here the header says how much there can be, and nothing else in
 * the file is unpacked. Transparent pixels lie on white.
 * @throws ProblemError where it is damaged, or larger than a picture should be.
 */
export function decodePng(file: Buffer, place: string): Picture {
  const { format, interlaced, compressed } = readChunks(file, place);
  const passes = (interlaced ? adam7 : wholePicture).map(([left, top, across, down]) => {
    const columns = Math.ceil((format.width - left) / across);
    const rows = Math.ceil((format.height - top) / down);
    const rowBytes = Math.ceil((columns * format.samples * format.depth) / 8);
    return { left, top, across, down, columns, rows, rowBytes, bytes: columns > 0 && rows > 0 ? rows * (rowBytes + 1) : 0 };
  });
  const data = inflate(compressed, passes.reduce((sum, { bytes }) => sum + bytes, 0), place);
  const pixelBytes = Math.max(1, (format.samples * format.depth) / 8);
  const picture = pngToPicture(format);
  let start = 0;
  for (const { bytes, rows, columns, rowBytes, left, top, across, down } of passes) {
    if (bytes === 0) continue;
    const lines = data.subarray(start, start + bytes);
    if (!unfilterPng(lines, rows, rowBytes, pixelBytes)) throw damagedPicture(place);
    for (let row = 0; row < rows; row++) picture.setRow(lines, row * (rowBytes + 1) + 1, columns, top + row * down, left, across);
    start += bytes;
  }
  return picture.picture;
}

function readChunks(file: Buffer, place: string): { format: PngFormat; interlaced: boolean; compressed: Buffer } {
  let header: Buffer | null = null;
  let palette: Uint8Array | null = null;
  let transparency: Buffer | null = null;
  const data: Buffer[] = [];
  let at = PNG_SIGNATURE.length;
  for (;;) {
    if (at + 12 > file.length) throw damagedPicture(place);
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (content.length < length) throw damagedPicture(place);
    if (type === 'IEND') break;
    if (type === 'IHDR') header = content;
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  if (header?.length !== 13) throw damagedPicture(place);
  return { ...readHeader(header, palette, transparency, place), compressed: Buffer.concat(data) };
}

function readHeader(header: Buffer, palette: Uint8Array | null, transparency: Buffer | null, place: string): { format: PngFormat; interlaced: boolean } {
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const [depth, colorType, compression, filter, interlace] = [header[8]!, header[9]!, header[10]!, header[11]!, header[12]!];
  checkPictureSize(width, height, place);
  const samples = samplesOfType[colorType];
  const known = depthsOfType[colorType]?.includes(depth) === true && compression === 0 && filter === 0 && interlace <= 1;
  if (samples === undefined || !known || (colorType === 3 && palette === null)) throw damagedPicture(place);
  return { format: { width, height, depth, samples, palette: colorType === 3 ? palette : null, transparency, hasAlpha: colorType >= 4 }, interlaced: interlace === 1 };
}

function inflate(compressed: Buffer, bytes: number, place: string): Buffer {
  let data: Buffer;
  try {
    data = inflateSync(compressed, { maxOutputLength: bytes });
  } catch (error) {
    if (error instanceof RangeError) throw invalidData(place, 'This picture unpacks to more than its header says.', 'It is damaged or was made to do harm: take it out.');
    throw damagedPicture(place);
  }
  if (data.length < bytes) throw damagedPicture(place);
  return data;
}
