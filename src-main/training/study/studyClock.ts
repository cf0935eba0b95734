/** How long a study will take, from what it has done since it was started: all its devices together. */
export class StudyClock {
  readonly #now: () => number;
  #start: { readonly at: number; readonly workDone: number } | null = null;

  /** @param now monotonic, in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts from here on; called again after a pause. */
  start(workDone: number): void {
    this.#start = { at: this.#now(), workDone };
  }

  stop(): void {
    this.#start = null;
  }

  /** Seconds until the last run ends; null while it stands still and until something has been trained. */
  secondsLeft(workDone: number, workLeft: number): number | null {
    if (this.#start === null || workDone <= this.#start.workDone) return null;
    const seconds = (this.#now() - this.#start.at) / 1000;
    return (workLeft * seconds) / (workDone - this.#start.workDone);
  }
}
