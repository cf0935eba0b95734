import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dataFileProblem, invalidData } from '../dataProblem';
import { bytesPerImage, CACHE_MAGIC, cacheHeaderSchema, cacheLayout, IMAGES_START, PREAMBLE_BYTES, type CacheHeader } from './cacheHeader';

const LARGEST_HEADER = 2 ** 26;

/** A file of prepared data that is open: images and labels are read from where they lie, and nothing is kept in memory. */
export class PreparedFile {
  readonly header: CacheHeader;
  readonly #path: string;
  readonly #descriptor: number;
  readonly #imageBytes: number;
  readonly #labelsStart: number;
  readonly #orderStart: number;
  #closed = false;

  private constructor(path: string, descriptor: number, header: CacheHeader) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.header = header;
    this.#imageBytes = bytesPerImage(header);
    const layout = cacheLayout(header);
    this.#labelsStart = layout.labels;
    this.#orderStart = layout.order;
  }

  /** @returns null where there is no such file, or it is not whole, which only a fault of the disk can bring about. */
  static open(path: string): PreparedFile | null {
    let descriptor: number;
    try {
      descriptor = openSync(path, 'r');
    } catch {
      return null;
    }
    const header = readHeader(descriptor);
    if (header === null) {
      closeSync(descriptor);
      return null;
    }
    return new PreparedFile(path, descriptor, header);
  }

  /** Reads the bytes of one image into `target`, which has just as many. */
  readImage(image: number, target: Uint8Array): void {
    this.#read(IMAGES_START + image * this.#imageBytes, target);
  }

  /** Reads the factor values of one image into `target`, which has just as many. */
  readLabels(image: number, target: Float64Array): void {
    this.#read(this.#labelsStart + image * target.byteLength, new Uint8Array(target.buffer, target.byteOffset, target.byteLength));
  }

  /** The number of an image of one combination of levels, counted with the last factor fastest. */
  imageOfCell(cell: number): number {
    const number = Buffer.alloc(Uint32Array.BYTES_PER_ELEMENT);
    this.#read(this.#orderStart + cell * number.length, number);
    return number.readUInt32LE();
  }

  close(): void {
    if (!this.#closed) closeSync(this.#descriptor);
    this.#closed = true;
  }

  #read(position: number, target: Uint8Array): void {
    let count: number;
    try {
      count = readSync(this.#descriptor, target, 0, target.length, position);
    } catch (error) {
      throw dataFileProblem(error, 'The prepared data could not be read', this.#path);
    }
    if (count < target.length) throw invalidData(this.#path, 'The prepared data were cut off.', 'Clear them with "sbd dataset cache --clear"; they are made again when they are needed.');
  }
}

function readHeader(descriptor: number): CacheHeader | null {
  try {
    const preamble = Buffer.alloc(PREAMBLE_BYTES);
    if (readSync(descriptor, preamble, 0, PREAMBLE_BYTES, 0) < PREAMBLE_BYTES || !preamble.subarray(0, CACHE_MAGIC.length).equals(CACHE_MAGIC)) return null;
    const start = Number(preamble.readBigUInt64LE(8));
    const length = Number(preamble.readBigUInt64LE(16));
    if (length > LARGEST_HEADER || fstatSync(descriptor).size !== start + length) return null;
    const text = Buffer.alloc(length);
    readSync(descriptor, text, 0, length, start);
    const header = cacheHeaderSchema.parse(JSON.parse(text.toString('utf8')));
    return cacheLayout(header).end === start ? header : null;
  } catch {
    return null;
  }
}
