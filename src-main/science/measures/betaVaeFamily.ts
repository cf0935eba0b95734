import { betaVaeAnswers } from '../betaVaeScore';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledCounts } from '../statistics/resampledCounts';
import { shareRight } from '../statistics/shareRight';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeRows } from '../statistics/takeRows';
import { REPLICATES, type MetricFamily } from './metricFamily';
import { factorObstacle } from './obstacles';

interface Part {
  readonly value: number;
  readonly replicates: readonly number[];
  readonly chance: number;
}

/** β-VAE score. The interval resamples the points that the regression is judged by. */
export const betaVaeFamily: MetricFamily<Part> = {
  metrics: [{ name: 'betaVaeScore', title: 'β-VAE score' }],

  obstacle: (representation) => factorObstacle(representation, 2),

  costs: ({ latents, factors }) => [100 + 30 * latents + 10 * latents * factors.length],

  measure({ samples, latents, codes, factors }, _part, generator, onProgress) {
    const right = betaVaeAnswers(codes, latents, factors, generator, (fraction) => { onProgress(fraction / 2); });
    const shuffled = takeRows(codes, latents, shuffledRows(samples, generator));
    const chance = shareRight(betaVaeAnswers(shuffled, latents, factors, generator, (fraction) => { onProgress((1 + fraction) / 2); }));
    return { value: shareRight(right), replicates: Array.from({ length: REPLICATES }, () => shareRight(right, resampledCounts(right.length, generator))), chance };
  },

  combine(_representation, [part]) {
    const { value, replicates, chance } = part!;
    return [{ value, interval: bootstrapInterval(value, replicates, 0, 1), chance, detail: {} }];
  },
};
