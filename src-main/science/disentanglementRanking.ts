import { mean } from '@shared/statistics/mean';
import { median } from '@shared/statistics/median';
import { ranks } from '@shared/statistics/ranks';
import { lasso } from './learners/lasso';
import { columnScales, standardized } from './statistics/standardized';

/** One of several models of the same data. */
export interface RankedModel {
  /** Posterior means of the same images for all models, [samples, latents]. */
  readonly codes: Float64Array;
  /** Mean KL of each latent to the prior, [latents]. */
  readonly klPerLatent: readonly number[];
}

/** The latents of a model that carry something, [informative latents][samples]. */
export type InformativeLatents = readonly Float64Array[];

/** How two models are compared. */
export type Comparison = 'lasso' | 'spearman';

export interface DisentanglementRanking {
  /** The score of each model, in [0, 1]: the median over the other models. */
  readonly scores: number[];
  /** Similarity of each pair, [models][models]; 0 on the diagonal. */
  readonly pairs: number[][];
}

/** Latents with less KL carry nothing and are left out. */
const LEAST_KL = 0.01;
const LASSO_PENALTY = 0.1;

/** The columns of a model's codes that take part in its ranking. */
export function informativeLatents({ codes, klPerLatent }: RankedModel): InformativeLatents {
  const width = klPerLatent.length;
  const latents = [...klPerLatent.keys()].filter((latent) => klPerLatent[latent]! > LEAST_KL);
  return latents.map((latent) => Float64Array.from({ length: codes.length / width }, (_, row) => codes[row * width + latent]!));
}

/**
 * Unsupervised disentanglement ranking (UDR; Duan et al. 2020, as in disentanglement_lib): a model scores high where its
 * latents agree one to one, but for order and sign, with those of other replicas. Two models are compared by the matrix of
 * absolute Lasso weights (latents of the second model from those of the first) or absolute rank correlations; for each row
 * and column the squared largest entry over their sum is averaged.
 * @param models at least two, of the same samples.
 */
export function disentanglementRanking(models: readonly InformativeLatents[], comparison: Comparison): DisentanglementRanking {
  const compared = models.map((latents) => latents.map((values) => {
    const column = comparison === 'spearman' ? ranks(values) : values;
    return standardized(column, columnScales(column, 1));
  }));
  const covariances = comparison === 'lasso' ? compared.map((latents) => Float64Array.from(crossCorrelation(latents, latents).flat())) : null;
  const pairs = models.map(() => new Array<number>(models.length).fill(0));
  compared.forEach((first, row) => {
    for (let column = 0; column < row; column++) {
      const correlation = crossCorrelation(first, compared[column]!);
      const back = transposed(correlation);
      pairs[row]![column] = similarity(covariances ? lassoWeights(covariances[row]!, correlation) : magnitudes(correlation));
      pairs[column]![row] = covariances ? similarity(lassoWeights(covariances[column]!, back)) : pairs[row]![column]!;
    }
  });
  const scores = models.map((_, model) => median(pairs.flatMap((row, other) => (other === model ? [] : [row[model]!]))));
  return { scores, pairs };
}

/** @param matrix what relates the latents of one model to those of another, [first][second]; empty where one of them has none. */
function similarity(matrix: readonly (readonly number[])[]): number {
  const columns = transposed(matrix);
  return columns.length === 0 ? 0 : (mean(matrix.map(relativeStrength)) + mean(columns.map(relativeStrength))) / 2;
}

/** Squared largest entry over the sum of all; 0 where there is nothing but zeros. */
function relativeStrength(entries: readonly number[]): number {
  const sum = entries.reduce((total, entry) => total + entry, 0);
  return sum > 0 ? Math.max(...entries) ** 2 / sum : 0;
}

/**
 * Absolute weights of the first model's latents in predicting the second's, [first][second].
 * @param covariance of the first model's standardized latents, [first, first]
 */
function lassoWeights(covariance: Float64Array, correlation: readonly (readonly number[])[]): number[][] {
  return transposed(transposed(correlation).map((target) => Array.from(lasso(covariance, Float64Array.from(target), LASSO_PENALTY), Math.abs)));
}

function magnitudes(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row) => row.map(Math.abs));
}

function transposed(matrix: readonly (readonly number[])[]): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column]!));
}

function crossCorrelation(first: InformativeLatents, second: InformativeLatents): number[][] {
  return first.map((left) => second.map((right) => {
    let sum = 0;
    for (let row = 0; row < left.length; row++) sum += left[row]! * right[row]!;
    return sum / left.length;
  }));
}
