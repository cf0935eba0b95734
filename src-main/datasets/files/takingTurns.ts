const MILLISECONDS = 30;

/** Lets a long computation be interrupted: other work of its thread gets a turn now and then, and with it a cancellation. */
export class TakingTurns {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** @throws the reason of the signal once it is aborted. */
  async give(): Promise<void> {
    if (performance.now() - this.#since < MILLISECONDS) return;
    await new Promise((resolve) => { setImmediate(resolve); });
    this.#since = performance.now();
    this.#signal?.throwIfAborted();
  }
}
