import { factorVaeScore, factorVaeVotes, voteCounts, type FactorVaeVotes } from '../factorVaeScore';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledRows } from '../statistics/resampledRows';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeRows } from '../statistics/takeRows';
import { REPLICATES, type MetricFamily } from './metricFamily';
import { factorObstacle } from './obstacles';

interface Part {
  readonly votes: FactorVaeVotes;
  readonly replicates: readonly number[];
  readonly chance: number;
}

/** FactorVAE score. The interval resamples the votes of both sets. */
export const factorVaeFamily: MetricFamily<Part> = {
  metrics: [{ name: 'factorVaeScore', title: 'FactorVAE score' }],

  obstacle: (representation) => factorObstacle(representation, 2),

  costs: ({ latents }) => [50 + 25 * latents],

  measure({ samples, latents, codes, factors }, _part, generator, onProgress) {
    const score = (training: Uint32Array, evaluation: Uint32Array) => factorVaeScore(training, evaluation, latents, factors.length);
    const votes = factorVaeVotes(codes, latents, factors, generator);
    onProgress(0.4);
    const shuffled = factorVaeVotes(takeRows(codes, latents, shuffledRows(samples, generator)), latents, factors, generator);
    onProgress(0.8);
    const resampled = (cast: Uint32Array) => resampledRows(cast.length, generator).map((place) => cast[place]!);
    const replicates = Array.from({ length: REPLICATES }, () => score(resampled(votes.training), resampled(votes.evaluation)));
    return { votes, replicates, chance: score(shuffled.training, shuffled.evaluation) };
  },

  combine({ latents, factors }, [part]) {
    const { votes, replicates, chance } = part!;
    const value = factorVaeScore(votes.training, votes.evaluation, latents, factors.length);
    const detail = {
      trainingScore: factorVaeScore(votes.training, votes.training, latents, factors.length),
      activeLatents: votes.active,
      votes: voteCounts(votes.training, latents, factors.length),
    };
    return [{ value, interval: bootstrapInterval(value, replicates, 0, 1), chance, detail }];
  },
};
