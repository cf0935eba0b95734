import { interventionalRobustness, type InterventionalRobustness } from '../interventionalRobustness';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledRows } from '../statistics/resampledRows';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeClasses } from '../statistics/takeClasses';
import { takeRows } from '../statistics/takeRows';
import type { MetricFamily } from './metricFamily';
import { factorObstacle } from './obstacles';

/** Each costs as much as the score itself. */
const ROBUSTNESS_REPLICATES = 50;

interface Part {
  readonly whole: InterventionalRobustness;
  readonly replicates: readonly number[];
  readonly chance: number;
}

/** IRS. */
export const robustnessFamily: MetricFamily<Part> = {
  metrics: [{ name: 'irs', title: 'IRS' }],

  obstacle: (representation) => factorObstacle(representation),

  costs: ({ samples, latents, factors }) => [samples * latents * factors.length * ROBUSTNESS_REPLICATES * 3e-5],

  measure({ samples, latents, codes, factors }, _part, generator, onProgress) {
    const replicates = Array.from({ length: ROBUSTNESS_REPLICATES }, (_, index) => {
      onProgress(index / ROBUSTNESS_REPLICATES);
      const rows = resampledRows(samples, generator);
      return interventionalRobustness(takeRows(codes, latents, rows), latents, factors.map((classes) => takeClasses(classes, rows))).value;
    });
    const shuffled = takeRows(codes, latents, shuffledRows(samples, generator));
    return { whole: interventionalRobustness(codes, latents, factors), replicates, chance: interventionalRobustness(shuffled, latents, factors).value };
  },

  combine(_representation, [part]) {
    const { whole, replicates, chance } = part!;
    const { value, matrix, perLatent, largestDeviation } = whole;
    return [{ value, interval: bootstrapInterval(value, replicates, 0, 1), chance, detail: { robustness: matrix, robustnessPerLatent: perLatent, largestDeviation } }];
  },
};
