import { mean } from '@shared/statistics/mean';

/** Disentanglement and completeness of a table of importances. */
export interface ImportanceScores {
  /** Mean over latents, weighted by their share of all importance. */
  readonly disentanglement: number;
  readonly disentanglementPerLatent: number[];
  /** Mean over factors, weighted by their share of all importance. */
  readonly completeness: number;
  readonly completenessPerFactor: number[];
}

/** Added to each importance, so that rows without any have the entropy of indifference. */
const FLOOR = 1e-11;

/**
 * Disentanglement and completeness (Eastwood and Williams 2018) as disentanglement_lib computes them: 1 − entropy of a
 * latent's importances over factors (base: the number of factors), and of a factor's over latents (base: the latents).
 * @param importance [latents][factors], not negative.
 */
export function importanceScores(importance: readonly (readonly number[])[]): ImportanceScores {
  const columns = importance[0]!.map((_, factor) => importance.map((row) => row[factor]!));
  const disentanglementPerLatent = importance.map(concentration);
  const completenessPerFactor = columns.map(concentration);
  return {
    disentanglement: weighted(disentanglementPerLatent, importance.map(total)),
    disentanglementPerLatent,
    completeness: weighted(completenessPerFactor, columns.map(total)),
    completenessPerFactor,
  };
}

/** 1 where one value has everything, 0 where all are equal or there is only one. */
function concentration(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const whole = total(values) + FLOOR * values.length;
  const entropy = values.reduce((sum, value) => sum - ((value + FLOOR) / whole) * Math.log((value + FLOOR) / whole), 0);
  return Math.max(0, 1 - entropy / Math.log(values.length));
}

function weighted(scores: readonly number[], weights: readonly number[]): number {
  const whole = total(weights);
  return whole > 0 ? scores.reduce((sum, score, index) => sum + score * weights[index]!, 0) / whole : mean(scores);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
