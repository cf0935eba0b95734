/**
 * Scores of some rows for some outputs: log-probabilities up to a constant, or with one output the log-odds of the second of
 * two classes.
 */
export class ClassScores {
  readonly #values: readonly Float64Array[];
  readonly #probabilities: readonly Float64Array[];

  constructor(rows: number, outputs: number) {
    this.#values = Array.from({ length: outputs }, () => new Float64Array(rows));
    this.#probabilities = this.#values.map((values) => values.slice());
  }

  /** The scores of one output, [rows], to be changed in place. */
  of(output: number): Float64Array {
    return this.#values[output]!;
  }

  /** Softmax over the outputs, or the logistic function where there is one, [outputs][rows]; valid until the next call. */
  probabilities(): readonly Float64Array[] {
    const alone = this.#values.length === 1;
    // The other class of two has a score of 0.
    const largest = this.#values[0]!.map((value) => (alone ? Math.max(0, value) : value));
    for (const values of this.#values) values.forEach((value, row) => { if (value > largest[row]!) largest[row] = value; });
    const sums = largest.map((value) => (alone ? Math.exp(-value) : 0));
    this.#values.forEach((values, output) => {
      const probabilities = this.#probabilities[output]!;
      for (let row = 0; row < values.length; row++) sums[row]! += probabilities[row] = Math.exp(values[row]! - largest[row]!);
    });
    for (const probabilities of this.#probabilities) for (let row = 0; row < sums.length; row++) probabilities[row]! /= sums[row]!;
    return this.#probabilities;
  }

  /** The index of the likeliest class of each row; of equal ones the first. */
  largest(): Int32Array {
    const [first] = this.#values;
    if (this.#values.length === 1) return Int32Array.from(first!, (value) => Number(value > 0));
    return Int32Array.from(first!, (_, row) => this.#values.reduce((best, values, output) => (values[row]! > this.#values[best]![row]! ? output : best), 0));
  }
}
