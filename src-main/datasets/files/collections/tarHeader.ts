import { invalidData } from '../dataProblem';

/** Everything in a tar archive begins at a multiple of this. */
export const TAR_BLOCK = 512;

/** What the header of one entry says. */
export interface TarHeader {
  readonly name: string;
  readonly bytes: number;
  /** `extra` is a name or a size for the entry after it; `other` is a folder, a link or a device. */
  readonly kind: 'file' | 'extra' | 'other';
  /** The letter of its kind in the archive. */
  readonly type: string;
}

/** What is said ahead of an entry, because its own header has no room for it. */
export interface TarExtra {
  readonly name?: string;
  readonly bytes?: number;
}

const CHECKSUM_START = 148;
const CHECKSUM_END = 156;

/**
 * Reads the header of an entry (POSIX.1-1988 ustar, with GNU's sizes in base 256).
 * @returns null at the end of the archive, a block of zeros.
 * @throws ProblemError where it is none.
 */
export function parseTarHeader(block: Buffer, path: string): TarHeader | null {
  let sum = 0;
  for (let index = 0; index < TAR_BLOCK; index++) sum += index >= CHECKSUM_START && index < CHECKSUM_END ? 0x20 : block[index]!;
  if (sum === 8 * 0x20) return null;
  if (octal(block.subarray(CHECKSUM_START, CHECKSUM_END)) !== sum) {
    throw invalidData(path, 'This is not a tar archive, or it is damaged: the checksum of a header is wrong.', 'Get it again from where it comes from. A compressed one (.tar.gz) must be uncompressed first.');
  }
  const type = String.fromCharCode(block[156]!);
  const prefix = block.toString('latin1', 257, 262) === 'ustar' && block[262] === 0 ? text(block.subarray(345, 500)) : '';
  const name = text(block.subarray(0, 100));
  const isFile = type === '0' || type === '\0' || type === '7';
  return { name: prefix === '' ? name : `${prefix}/${name}`, bytes: sizeOf(block.subarray(124, 136)), kind: isFile ? 'file' : 'LxXK'.includes(type) ? 'extra' : 'other', type };
}

/** What an extra entry says of the one after it: its name in GNU's way or in a record of pax, or its size. */
export function extraOf({ type }: TarHeader, content: Buffer): TarExtra {
  if (type === 'L') return { name: text(content) };
  return type === 'x' ? paxRecords(content) : {};
}

function paxRecords(content: Buffer): TarExtra {
  let found: TarExtra = {};
  for (let at = 0; at < content.length;) {
    const [, length] = /^(\d{1,6}) /.exec(content.toString('latin1', at, at + 8)) ?? [];
    if (length === undefined || Number(length) === 0) break;
    const record = content.toString('utf8', at + length.length + 1, at + Number(length) - 1);
    if (record.startsWith('path=')) found = { ...found, name: record.slice('path='.length) };
    if (/^size=\d+$/.test(record)) found = { ...found, bytes: Number(record.slice('size='.length)) };
    at += Number(length);
  }
  return found;
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

function octal(field: Buffer): number {
  const digits = field.toString('latin1').replace(/[\0 ]+/g, ' ').trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

/** Sizes that do not fit into eleven octal digits are written in base 256, marked by the first bit. */
function sizeOf(field: Buffer): number {
  if (field[0] !== 0x80) return octal(field);
  return Number(field.subarray(1).reduce((value, byte) => value * 256n + BigInt(byte), 0n));
}
