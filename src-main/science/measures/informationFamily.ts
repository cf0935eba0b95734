import { mean } from '@shared/statistics/mean';
import { modularity } from '../modularity';
import { gapOfInformation, type MutualInformationGap } from '../mutualInformationGap';
import { mutualInformation } from '../mutualInformation';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledRows } from '../statistics/resampledRows';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeClasses } from '../statistics/takeClasses';
import { latentBins } from './latentBins';
import { REPLICATES, type Measured, type MetricFamily } from './metricFamily';
import { factorObstacle } from './obstacles';

/** Their mean is the level of chance. */
const SHUFFLES = 10;

interface Scores {
  readonly gap: MutualInformationGap;
  /** Null with one factor. */
  readonly modularity: { readonly value: number; readonly perLatent: number[] } | null;
}

interface Part {
  readonly whole: Scores;
  readonly replicates: readonly Scores[];
  readonly shuffled: readonly Scores[];
}

/** MIG by bins and modularity, both from the mutual information of binned codes and factors. Bins are those of all rows. */
export const informationFamily: MetricFamily<Part> = {
  metrics: [{ name: 'mig', title: 'MIG (binned)' }, { name: 'modularity', title: 'Modularity' }],

  obstacle: (representation) => factorObstacle(representation),

  costs: ({ samples, latents, factors }) => [samples * latents * factors.length * (REPLICATES + SHUFFLES) * 2e-5],

  measure(representation, _part, generator, onProgress) {
    const bins = latentBins(representation);
    const { factors, samples } = representation;
    const rounds = REPLICATES + SHUFFLES;
    const replicates = Array.from({ length: REPLICATES }, (_, index) => {
      onProgress(index / rounds);
      const rows = resampledRows(samples, generator);
      return scoresOf(bins.map((classes) => takeClasses(classes, rows)), factors.map((classes) => takeClasses(classes, rows)));
    });
    const shuffled = Array.from({ length: SHUFFLES }, (_, index) => {
      onProgress((REPLICATES + index) / rounds);
      const rows = shuffledRows(samples, generator);
      return scoresOf(bins.map((classes) => takeClasses(classes, rows)), factors);
    });
    return { whole: scoresOf(bins, factors), replicates, shuffled };
  },

  combine(_representation, [part]) {
    const { whole, replicates, shuffled } = part!;
    const outcome = (of: (scores: Scores) => number, detail: Measured['detail']): Measured => ({
      value: of(whole),
      interval: bootstrapInterval(of(whole), replicates.map(of), 0, 1),
      chance: mean(shuffled.map(of)),
      detail,
    });
    const { gapPerFactor, mutualInformation: information, factorEntropy } = whole.gap;
    return [
      outcome(({ gap }) => gap.value, { gapPerFactor, mutualInformation: information, factorEntropy }),
      whole.modularity ? outcome((scores) => scores.modularity!.value, { modularityPerLatent: whole.modularity.perLatent }) : 'It needs at least 2 factors; there is one.',
    ];
  },
};

function scoresOf(bins: readonly Int32Array[], factors: readonly Int32Array[]): Scores {
  const information = bins.map((classes) => factors.map((factor) => mutualInformation(classes, factor)));
  return { gap: gapOfInformation(information, factors), modularity: factors.length > 1 ? modularity(information) : null };
}
