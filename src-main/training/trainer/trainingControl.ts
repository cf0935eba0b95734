/** What a trainer is asked to do. `interrupt` stops like `stop`, but because the process ends, not because someone wants it. */
export type Wish = 'train' | 'pause' | 'stop' | 'interrupt';

/** The remote control of a trainer: wishes go in at any time, the trainer obeys between engine calls. */
export class TrainingControl {
  #wish: Wish = 'train';
  #obeyed: (() => void)[] = [];
  #changed: (() => void)[] = [];

  get wish(): Wish {
    return this.#wish;
  }

  /** Resolves once the trainer has obeyed, or has ended for another reason. */
  ask(wish: Wish): Promise<void> {
    // Nothing calls an ending off: whoever asked for it counts on it.
    if (this.#wish === 'train' || this.#wish === 'pause') this.#wish = wish;
    for (const resolve of this.#changed.splice(0)) resolve();
    return new Promise((resolve) => { this.#obeyed.push(resolve); });
  }

  /** The trainer's side: tells everyone who asked that it is done. */
  acknowledge(): void {
    for (const resolve of this.#obeyed.splice(0)) resolve();
  }

  /** The trainer's side: waits for the next wish, at most so long. */
  async change(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#changed.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
