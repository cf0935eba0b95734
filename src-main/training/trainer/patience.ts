import type { Evaluation } from '@shared/run/evaluation';
import type { EarlyStop } from '@shared/study/earlyStop';

/** Watches whether a run's snapshots still get better, and says when they have not for too long. */
export class Patience {
  readonly #rule: EarlyStop;
  #best = Infinity;
  #since = 0;

  /** @param earlier evaluations before those that will be noticed, by step. */
  constructor(rule: EarlyStop, earlier: readonly Pick<Evaluation, EarlyStop['measure']>[]) {
    this.#rule = rule;
    for (const evaluation of earlier) this.notice(evaluation);
  }

  /** Whether it has ended: so many snapshots in a row were not better than the best before them by the least improvement. */
  get isOver(): boolean {
    return this.#since >= this.#rule.patience;
  }

  /** Takes in the next evaluation; once patience has ended, nothing brings it back. */
  notice(evaluation: Pick<Evaluation, EarlyStop['measure']>): void {
    if (this.isOver) return;
    const { measure, leastImprovement } = this.#rule;
    const value = evaluation[measure];
    if (value < this.#best && value <= this.#best - leastImprovement) {
      this.#best = value;
      this.#since = 0;
    } else this.#since += 1;
  }
}
