import { mean } from '@shared/statistics/mean';
import { classCount } from '../classCount';
import { importanceScores } from '../dci';
import { gradientBoosting } from '../learners/boosting/gradientBoosting';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledCounts } from '../statistics/resampledCounts';
import { shareRight } from '../statistics/shareRight';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeRows } from '../statistics/takeRows';
import { halves } from './halves';
import { REPLICATES, type Measured, type MetricFamily } from './metricFamily';
import { halvesObstacle } from './obstacles';

/** One factor predicted from all latents. */
interface Part {
  /** [latents] */
  readonly importance: readonly number[];
  readonly accuracy: number;
  /** [samples][latents] */
  readonly resampledImportance: readonly (readonly number[])[];
  readonly resampledAccuracy: readonly number[];
}

/** Bootstrap samples of the importances, which cost a pass over the rows for each tree. */
const IMPORTANCE_REPLICATES = 16;

/**
 * DCI. The first half of the parts are the factors; the second half are the factors again with the codes of other samples,
 * for the level of chance. Intervals of disentanglement and completeness weigh the training rows anew while the trees stay;
 * that of informativeness resamples the test rows.
 */
export const dciFamily: MetricFamily<Part> = {
  metrics: [
    { name: 'dciDisentanglement', title: 'DCI disentanglement' },
    { name: 'dciCompleteness', title: 'DCI completeness' },
    { name: 'dciInformativeness', title: 'DCI informativeness' },
  ],

  obstacle: halvesObstacle,

  costs({ samples, latents, factors }) {
    const trees = factors.map((classes) => (classCount(classes) === 2 ? 1 : classCount(classes)) * 100);
    return [...trees, ...trees].map((count) => count * samples * (latents + 10) * 4e-6);
  },

  measure(representation, part, generator, onProgress) {
    const { samples, latents, codes, factors } = representation;
    const isChance = part >= factors.length;
    const factor = part % factors.length;
    const half = samples >> 1;
    const resampled = isChance ? [] : Array.from({ length: IMPORTANCE_REPLICATES }, () => resampledCounts(half, generator));
    const rows = isChance ? takeRows(codes, latents, shuffledRows(samples, generator)) : codes;
    const { trainCodes, testCodes, trainFactors, testFactors } = halves(representation, rows);
    const { importance, predictions, resampledImportance } = gradientBoosting(trainCodes, testCodes, latents, trainFactors[factor]!, { resampled, onProgress });
    const right = Uint8Array.from(predictions, (predicted, row) => Number(predicted === testFactors[factor]![row]));
    const resampledAccuracy = isChance ? [] : Array.from({ length: REPLICATES }, () => shareRight(right, resampledCounts(right.length, generator)));
    return { importance, accuracy: shareRight(right), resampledImportance, resampledAccuracy };
  },

  combine({ factors }, parts): (Measured | string)[] {
    const own = parts.slice(0, factors.length);
    const shuffled = parts.slice(factors.length);
    const importance = transposed(own.map((part) => part.importance));
    const scores = importanceScores(importance);
    const chance = importanceScores(transposed(shuffled.map((part) => part.importance)));
    const resampled = Array.from({ length: IMPORTANCE_REPLICATES }, (_, sample) => importanceScores(transposed(own.map((part) => part.resampledImportance[sample]!))));
    const informativeness = mean(own.map(({ accuracy }) => accuracy));
    const accuracies = Array.from({ length: REPLICATES }, (_, sample) => mean(own.map((part) => part.resampledAccuracy[sample]!)));
    const needsFactors = 'It needs at least 2 factors; there is one.';
    const needsLatents = 'It needs at least two latents; there is one.';
    return [
      factors.length < 2 ? needsFactors : {
        value: scores.disentanglement,
        interval: bootstrapInterval(scores.disentanglement, resampled.map(({ disentanglement }) => disentanglement), 0, 1),
        chance: chance.disentanglement,
        detail: { disentanglementPerLatent: scores.disentanglementPerLatent, importance },
      },
      importance.length < 2 ? needsLatents : {
        value: scores.completeness,
        interval: bootstrapInterval(scores.completeness, resampled.map(({ completeness }) => completeness), 0, 1),
        chance: chance.completeness,
        detail: { completenessPerFactor: scores.completenessPerFactor },
      },
      {
        value: informativeness,
        interval: bootstrapInterval(informativeness, accuracies, 0, 1),
        chance: mean(shuffled.map(({ accuracy }) => accuracy)),
        detail: { accuracyPerFactor: own.map(({ accuracy }) => accuracy) },
      },
    ];
  },
};

function transposed(table: readonly (readonly number[])[]): number[][] {
  return table[0]!.map((_, column) => table.map((row) => row[column]!));
}
