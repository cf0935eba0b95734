/**
 * Scores in ascending order, and who is positive: what areas under weighted ROC curves are computed from (Hanley and McNeil
 * 1982).
 */
export class AreaUnderCurve {
  readonly #scores: Float64Array;
  readonly #positive: Uint8Array;
  readonly #order: Uint32Array;

  /** @param positive 1 for rows that should score high, 0 for the others. */
  constructor(scores: Float64Array, positive: Uint8Array) {
    this.#scores = scores;
    this.#positive = positive;
    this.#order = Uint32Array.from(scores, (_, row) => row).sort((left, right) => scores[left]! - scores[right]!);
  }

  /**
   * The probability that a positive row scores higher than a negative one, ties counting half.
   * @param counts how often each row occurs.
   * @returns null where there are no positive or no negative rows.
   */
  of(counts: ArrayLike<number>): number | null {
    let area = 0;
    let positives = 0;
    let negatives = 0;
    for (let place = 0; place < this.#order.length;) {
      const score = this.#scores[this.#order[place]!]!;
      let tiedPositives = 0;
      let tiedNegatives = 0;
      for (; place < this.#order.length && this.#scores[this.#order[place]!] === score; place++) {
        const row = this.#order[place]!;
        if (this.#positive[row] === 1) tiedPositives += counts[row]!;
        else tiedNegatives += counts[row]!;
      }
      area += tiedPositives * (negatives + tiedNegatives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return positives > 0 && negatives > 0 ? area / (positives * negatives) : null;
  }
}
