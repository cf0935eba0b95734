import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFileProblem } from '../dataProblem';
import { CACHE_MAGIC, IMAGES_START, PREAMBLE_BYTES, type CacheHeader } from './cacheHeader';

/** Images are written in pieces of this size. */
const BUFFER_BYTES = 2 ** 20;
const PARTIAL = '.part';
/** A partial file that nobody has written to for so long belongs to a process that is gone. */
const ABANDONED_MILLISECONDS = 60 * 60 * 1000;

/**
 * Writes a file of prepared data under a name of its own, and gives it its final name when it is whole: others see all of
 * it or nothing, and two processes that prepare the same data at once do not disturb each other.
 */
export class CacheWriter {
  readonly #path: string;
  readonly #partial: string;
  readonly #descriptor: number;
  readonly #buffer = Buffer.alloc(BUFFER_BYTES);
  #buffered = 0;
  #position = IMAGES_START;
  #closed = false;

  /** @param path the final name. @throws ProblemError where its folder can't be made or written. */
  constructor(path: string) {
    this.#path = path;
    this.#partial = `${path}.${String(process.pid)}-${randomBytes(4).toString('hex')}${PARTIAL}`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      removeAbandoned(dirname(path));
      this.#descriptor = openSync(this.#partial, 'wx');
    } catch (error) {
      throw this.#problem(error);
    }
  }

  /** Adds the bytes of images. */
  append(bytes: Uint8Array): void {
    if (this.#buffered + bytes.length > BUFFER_BYTES) this.#flush();
    if (bytes.length > BUFFER_BYTES) {
      this.#write(bytes);
      return;
    }
    this.#buffer.set(bytes, this.#buffered);
    this.#buffered += bytes.length;
  }

  /** Adds what comes behind the images, and gives the file its name. */
  finish(header: CacheHeader, labels: Float64Array, order: Uint32Array): void {
    this.#flush();
    for (const part of [labels, order]) this.#write(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    const text = Buffer.from(JSON.stringify(header), 'utf8');
    const preamble = Buffer.alloc(PREAMBLE_BYTES);
    CACHE_MAGIC.copy(preamble);
    preamble.writeBigUInt64LE(BigInt(this.#position), 8);
    preamble.writeBigUInt64LE(BigInt(text.length), 16);
    this.#write(text);
    this.#position = 0;
    this.#write(preamble);
    try {
      fsyncSync(this.#descriptor);
    } catch (error) {
      throw this.#problem(error);
    }
    this.#close();
    this.#rename();
  }

  /** Takes away what has been written. Does nothing once the file has its name. */
  discard(): void {
    this.#close();
    rmSync(this.#partial, { force: true });
  }

  #rename(): void {
    try {
      renameSync(this.#partial, this.#path);
    } catch (error) {
      // Windows keeps a file that somebody reads: then another process has prepared the same data, and ours are not needed.
      if (statSync(this.#path, { throwIfNoEntry: false }) === undefined) throw this.#problem(error);
      this.discard();
    }
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  #write(bytes: Uint8Array): void {
    try {
      for (let written = 0; written < bytes.length;) {
        const count = writeSync(this.#descriptor, bytes, written, bytes.length - written, this.#position);
        written += count;
        this.#position += count;
      }
    } catch (error) {
      throw this.#problem(error);
    }
  }

  #close(): void {
    if (!this.#closed) closeSync(this.#descriptor);
    this.#closed = true;
  }

  #problem(error: unknown) {
    return dataFileProblem(error, 'The prepared data could not be written', this.#path);
  }
}

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(PARTIAL)) continue;
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - changed > ABANDONED_MILLISECONDS) rmSync(path, { force: true });
  }
}
