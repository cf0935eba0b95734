import type { ProblemError } from '@shared/problem';
import { dataFileProblem, invalidData } from '../dataProblem';

/** Reads a stream of bytes piece by piece, each as long as it is asked for. */
export class StreamReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #place: string;
  /** What the stream has given and nobody has taken yet. */
  #chunk: Uint8Array = new Uint8Array(0);
  #used = 0;

  /** @param place names the file in problems. */
  constructor(stream: AsyncIterable<Uint8Array>, place: string) {
    this.#chunks = stream[Symbol.asyncIterator]();
    this.#place = place;
  }

  /**
   * The next `length` bytes, in memory of their own.
   * @throws ProblemError where the stream ends before, or fails.
   */
  async take(length: number): Promise<Buffer> {
    const bytes = Buffer.from(new ArrayBuffer(length));
    let filled = 0;
    while (filled < length) {
      if (this.#used === this.#chunk.length && !(await this.#refill())) throw this.#truncated();
      const part = this.#chunk.subarray(this.#used, this.#used + length - filled);
      bytes.set(part, filled);
      filled += part.length;
      this.#used += part.length;
    }
    return bytes;
  }

  /** @throws ProblemError where the stream goes on. */
  async expectEnd(): Promise<void> {
    if (this.#used < this.#chunk.length || (await this.#refill())) {
      throw invalidData(this.#place, 'There is more in this file than its header says.', 'Get the file again from where it comes from, or save the data anew.');
    }
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** @returns false at the end of the stream. */
  async #refill(): Promise<boolean> {
    try {
      do {
        const { done, value } = await this.#chunks.next();
        if (done === true) return false;
        this.#chunk = value;
        this.#used = 0;
      } while (this.#chunk.length === 0);
      return true;
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  #truncated(): ProblemError {
    return invalidData(this.#place, 'This file ends too early: it is truncated.', 'Get the file again from where it comes from.');
  }

  /** Errors of the disk have a system call; those of zlib and of zip archives speak of the content. */
  #unreadable(error: unknown): ProblemError {
    if (!(error instanceof Error) || 'syscall' in error) return dataFileProblem(error, 'The data could not be read', this.#place);
    return invalidData(this.#place, `This file is damaged: ${error.message}.`, 'Get the file again from where it comes from.');
  }
}
