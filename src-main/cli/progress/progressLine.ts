const BAR_WIDTH = 24;
const PLAIN_MILLISECONDS = 5000;
const TERMINAL_MILLISECONDS = 100;

/** What a progress line needs of a stream such as `process.stderr`. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Progress for people: one line redrawn in place on a terminal, a plain line every few seconds elsewhere. */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  #shownAt = -Infinity;
  #drawn = false;

  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  /** @param fraction of the work done, 0 to 1. */
  show(fraction: number, text: string): void {
    const now = this.#now();
    if (now - this.#shownAt < (this.#stream.isTTY ? TERMINAL_MILLISECONDS : PLAIN_MILLISECONDS)) return;
    this.#shownAt = now;
    const percent = `${String(Math.floor(fraction * 100)).padStart(3)} %`;
    if (!this.#stream.isTTY) {
      this.#stream.write(`${percent}  ${text}\n`);
      return;
    }
    const done = Math.round(fraction * BAR_WIDTH);
    const line = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)} ${percent}  ${text}`;
    this.#stream.write(`\r\x1b[2K${line.slice(0, (this.#stream.columns ?? 120) - 1)}`);
    this.#drawn = true;
  }

  /** A line that stays, above the progress. */
  print(text: string): void {
    this.clear();
    this.#stream.write(`${text}\n`);
    this.#shownAt = -Infinity;
  }

  /** Takes the redrawn line away. */
  clear(): void {
    if (this.#drawn) this.#stream.write('\r\x1b[2K');
    this.#drawn = false;
  }
}
