import { formatSeconds } from '../progress/formatSeconds';
import { ProgressLine } from '../progress/progressLine';

/** Below this the time left is a guess. */
const LEAST_FRACTION = 0.02;

/** Shows how far the reading of data is, and how long it will still take. */
export class ReadingProgress {
  readonly #line: ProgressLine;
  readonly #now: () => number;
  readonly #startedAt: number;

  constructor(line = new ProgressLine(process.stderr), now: () => number = () => performance.now()) {
    this.#line = line;
    this.#now = now;
    this.#startedAt = now();
  }

  /** @param fraction of the data, 0 to 1. */
  show(fraction: number): void {
    if (fraction === 1) return;
    const passed = (this.#now() - this.#startedAt) / 1000;
    const left = fraction < LEAST_FRACTION ? '' : ` · ${formatSeconds((passed * (1 - fraction)) / fraction)} left`;
    this.#line.show(fraction, `reading the data${left}`);
  }

  clear(): void {
    this.#line.clear();
  }
}
