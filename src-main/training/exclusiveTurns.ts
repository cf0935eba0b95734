/** Lets pieces of work of one thread use the engine one after the other, in the order in which they came. */
export class ExclusiveTurns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
