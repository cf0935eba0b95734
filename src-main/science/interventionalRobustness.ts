import { quantile } from '@shared/statistics/quantile';
import { classCount } from './classCount';

export interface InterventionalRobustness {
  /** Mean over latents, weighted by how far each can deviate. */
  readonly value: number;
  /** 1 − relative deviation while a factor is kept, [latents][factors]. */
  readonly matrix: number[][];
  /** The largest of each row of `matrix`. */
  readonly perLatent: number[];
  /** max |z − E z| of each latent. */
  readonly largestDeviation: number[];
}

/** In place of the largest deviation, which one odd sample decides. */
const QUANTILE = 0.99;

/**
 * Interventional robustness score (Suter et al. 2019, as in disentanglement_lib): how little a latent moves while one factor
 * is kept at a value and all others change. For each latent and factor the 99th percentile of |z − E[z|v]| is averaged over
 * the factor's values and divided by max |z − E z|. Latents that never change do not count.
 * @param codes [samples, latents]
 * @param factors classes 0, 1, … of at least one factor, [factors][samples].
 */
export function interventionalRobustness(codes: Float64Array, latents: number, factors: readonly Int32Array[]): InterventionalRobustness {
  const groups = factors.map(rowsByClass);
  const largestDeviation: number[] = [];
  const matrix: number[][] = [];
  const values = new Float64Array(codes.length / latents);
  for (let latent = 0; latent < latents; latent++) {
    for (let row = 0; row < values.length; row++) values[row] = codes[row * latents + latent]!;
    const largest = deviations(values, null).reduce((most, deviation) => Math.max(most, deviation), 0);
    largestDeviation.push(largest);
    matrix.push(groups.map((classes) => {
      const sum = classes.reduce((total, rows) => total + quantile(deviations(values, rows), QUANTILE), 0);
      return largest > 0 ? 1 - sum / classes.length / largest : 0;
    }));
  }
  const perLatent = matrix.map((row) => Math.max(...row));
  const total = largestDeviation.reduce((sum, deviation) => sum + deviation, 0);
  const value = total > 0 ? perLatent.reduce((sum, score, latent) => sum + score * largestDeviation[latent]!, 0) / total : 0;
  return { value, matrix, perLatent, largestDeviation };
}

/** Distances from the mean, of the rows given or of all. */
function deviations(values: Float64Array, rows: Uint32Array | null): Float64Array {
  const chosen = rows === null ? values.slice() : new Float64Array(rows.length);
  if (rows !== null) for (let place = 0; place < rows.length; place++) chosen[place] = values[rows[place]!]!;
  let sum = 0;
  for (const value of chosen) sum += value;
  const center = sum / chosen.length;
  for (let place = 0; place < chosen.length; place++) chosen[place] = Math.abs(chosen[place]! - center);
  return chosen;
}

function rowsByClass(classes: Int32Array): Uint32Array[] {
  const lists = Array.from({ length: classCount(classes) }, (): number[] => []);
  classes.forEach((value, row) => { lists[value]!.push(row); });
  return lists.filter((rows) => rows.length > 0).map((rows) => Uint32Array.from(rows));
}
