import { encode } from 'fast-png';
import { checksum } from '../../datasets/files/arrays/checksum';
import type { Animation } from './animation';

const SIGNATURE_BYTES = 8;
/** Length and type before the data, checksum after it. */
const CHUNK_OVERHEAD = 12;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/**
 * The bytes of an animated PNG that repeats for ever (Portable Network Graphics, third edition, 11.3.6): every color exact,
 * and a plain PNG of the first frame to programs that know no animation.
 */
export function apngFile({ width, height, framesPerSecond, frames }: Animation): Uint8Array {
  let sequence = 0;
  const parts: Uint8Array[] = [];
  frames.forEach((frame, index) => {
    const png = encode({ width, height, data: frame, channels: 3, depth: 8 });
    const chunks = chunksOf(png);
    if (index === 0) parts.push(png.subarray(0, SIGNATURE_BYTES), chunk('IHDR', chunks[0]!.data), chunk('acTL', integers(frames.length, 0)));
    parts.push(chunk('fcTL', frameControl(sequence++, width, height, framesPerSecond)));
    for (const { type, data } of chunks) {
      if (type === 'IDAT') parts.push(index === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([integers(sequence++), data])));
    }
  });
  return Buffer.concat([...parts, chunk('IEND', new Uint8Array(0))]);
}

/** Place, size and time of a frame; it replaces the one before. */
function frameControl(sequence: number, width: number, height: number, framesPerSecond: number): Uint8Array {
  const delay = Buffer.alloc(4);
  delay.writeUInt16BE(1, 0);
  delay.writeUInt16BE(framesPerSecond, 2);
  return Buffer.concat([integers(sequence, width, height, 0, 0), delay, Uint8Array.of(0, 0)]);
}

function integers(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => { bytes.writeUInt32BE(value, index * 4); });
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([integers(data.length), named, integers(checksum(named, 0))]);
}

function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let offset = SIGNATURE_BYTES; offset < bytes.length;) {
    const length = bytes.readUInt32BE(offset);
    chunks.push({ type: bytes.toString('latin1', offset + 4, offset + 8), data: bytes.subarray(offset + 8, offset + 8 + length) });
    offset += length + CHUNK_OVERHEAD;
  }
  return chunks;
}
