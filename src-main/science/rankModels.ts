import { mean } from '@shared/statistics/mean';
import { median } from '@shared/statistics/median';
import type { Generator } from '../random/generator';
import { disentanglementRanking, informativeLatents, type Comparison, type InformativeLatents, type RankedModel } from './disentanglementRanking';
import { REPLICATES } from './measures/metricFamily';
import { bootstrapInterval } from './statistics/bootstrapInterval';
import { resampledRows } from './statistics/resampledRows';
import { shuffledRows } from './statistics/shuffledRows';
import { takeRows } from './statistics/takeRows';
import { turnedLatents } from './turnedLatents';

/** How models rank among each other by one comparison. */
export interface ModelRanking {
  /** UDR of each model with its 95 % bootstrap interval, which holds it. */
  readonly scores: readonly { readonly value: number; readonly interval: [low: number, high: number] }[];
  /** Similarity of each pair, [models][models]; 0 on the diagonal. */
  readonly pairs: readonly (readonly number[])[];
  /** The mean score where the models' latents have nothing to do with each other: each model looks at the images in an order of its own. */
  readonly chance: number;
  /** The mean score where each model's latents are turned at random: all that they carried, but along no axes. */
  readonly turned: number;
}

/** Their mean is the level of chance, and that of turned latents. */
const ROUNDS_OF_LEVELS = 10;
/** A model's score is a median over the others; with one other there is nothing to resample. */
const LEAST_MODELS_TO_RESAMPLE = 3;

/**
 * UDR of some models (see `disentanglementRanking`) with intervals and levels. A score has two sources of error: the images,
 * and the other replicas, of which Duan et al. 2020 (Section 4) take a sample. So a bootstrap replicate draws images (the same
 * for all models) and, where there are three models or more, for each model the others that it is compared with.
 * @param models at least two, of the same samples.
 * @param onRound is told the share that is done, and awaited; what it throws ends the work.
 */
export async function rankModels(models: readonly RankedModel[], generator: Generator, onRound: (fraction: number) => Promise<void>): Promise<Record<Comparison, ModelRanking>> {
  const latents = models.map(informativeLatents);
  const samples = models[0]!.codes.length / models[0]!.klPerLatent.length;
  const rounds = REPLICATES + 2 * ROUNDS_OF_LEVELS;
  let done = 0;
  const repeated = async (count: number, scoresOf: () => Record<Comparison, number[]>) => {
    const results: Record<Comparison, number[]>[] = [];
    for (let round = 0; round < count; round++) {
      results.push(scoresOf());
      done += 1;
      await onRound(done / rounds);
    }
    return results;
  };
  const replicates = await repeated(REPLICATES, () => resampledScores(latents, samples, generator));
  const shuffled = await repeated(ROUNDS_OF_LEVELS, () => scoresOf(latents.map((columns) => atRows(columns, shuffledRows(samples, generator)))));
  const turned = await repeated(ROUNDS_OF_LEVELS, () => scoresOf(latents.map((columns) => turnedLatents(columns, generator))));
  const ranking = (comparison: Comparison): ModelRanking => {
    const { scores, pairs } = disentanglementRanking(latents, comparison);
    const level = (results: readonly Record<Comparison, number[]>[]) => mean(results.flatMap((result) => result[comparison]));
    return {
      scores: scores.map((value, model) => ({ value, interval: bootstrapInterval(value, replicates.map((replicate) => replicate[comparison][model]!), 0, 1) })),
      pairs,
      chance: level(shuffled),
      turned: level(turned),
    };
  };
  return { lasso: ranking('lasso'), spearman: ranking('spearman') };
}

function scoresOf(latents: readonly InformativeLatents[]): Record<Comparison, number[]> {
  return { lasso: disentanglementRanking(latents, 'lasso').scores, spearman: disentanglementRanking(latents, 'spearman').scores };
}

function resampledScores(latents: readonly InformativeLatents[], samples: number, generator: Generator): Record<Comparison, number[]> {
  const rows = resampledRows(samples, generator);
  const drawn = latents.map((columns) => atRows(columns, rows));
  const count = latents.length;
  const others = latents.map((_, model) => Array.from({ length: count - 1 }, (__, place) => {
    const other = count < LEAST_MODELS_TO_RESAMPLE ? place : generator.integer(count - 1);
    return other < model ? other : other + 1;
  }));
  const scores = (comparison: Comparison) => {
    const { pairs } = disentanglementRanking(drawn, comparison);
    return others.map((chosen, model) => median(chosen.map((other) => pairs[other]![model]!)));
  };
  return { lasso: scores('lasso'), spearman: scores('spearman') };
}

function atRows(latents: InformativeLatents, rows: Uint32Array): InformativeLatents {
  return latents.map((values) => takeRows(values, 1, rows));
}
