import { classCount } from '../classCount';
import { mutualInformation } from '../mutualInformation';
import { sampledEntropies, sampledInformationGap, type SampledEntropies } from '../sampledInformationGap';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledRows } from '../statistics/resampledRows';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeClasses } from '../statistics/takeClasses';
import { REPLICATES, type MetricFamily } from './metricFamily';
import { factorObstacle } from './obstacles';

/** Images that a sample is drawn from; each is held against the posteriors of all. */
const SAMPLED_ROWS = 2000;

interface Part {
  readonly entropies: SampledEntropies;
  /** With the same samples, but factors that belong to other images. */
  readonly shuffled: SampledEntropies;
  readonly places: readonly Uint32Array[];
}

/**
 * MIG by sampling. The interval resamples the sampled rows; the aggregate posterior that they are held against stays. Chance
 * comes from the same samples with the factors of the images shuffled; what it is above 0 shows how much the estimate gains
 * from each image being part of the aggregate of its own class.
 */
export const sampledInformationFamily: MetricFamily<Part> = {
  metrics: [{ name: 'migSampled', title: 'MIG (sampled)' }],

  obstacle(representation) {
    return factorObstacle(representation) ?? (representation.posteriors ? null : 'The variances of the posteriors are not known.');
  },

  costs: ({ samples, latents, factors }) => [Math.min(samples, SAMPLED_ROWS) * samples * latents * (6 + 2 * factors.length) * 1e-6],

  measure({ samples, latents, factors, posteriors }, _part, generator, onProgress) {
    const rows = shuffledRows(samples, generator);
    const sampled = rows.slice(0, SAMPLED_ROWS);
    // Other images' factors, as if they were factors of their own: one pass over the densities serves both.
    const order = shuffledRows(samples, generator);
    const both = [...factors, ...factors.map((classes) => takeClasses(classes, order))];
    const { entropy, conditionalEntropy } = sampledEntropies(posteriors!, latents, both, sampled, generator, onProgress);
    return {
      entropies: { entropy, conditionalEntropy: conditionalEntropy.map((terms) => terms.slice(0, factors.length)) },
      shuffled: { entropy, conditionalEntropy: conditionalEntropy.map((terms) => terms.slice(factors.length)) },
      places: Array.from({ length: REPLICATES }, () => resampledRows(sampled.length, generator)),
    };
  },

  combine({ factors }, [part]) {
    const { entropies, shuffled, places } = part!;
    const factorEntropy = factors.map((classes) => mutualInformation(classes, classes));
    const all = Uint32Array.from(entropies.entropy[0]!, (_, place) => place);
    const { value, gapPerFactor, mutualInformation: information, latentEntropy } = sampledInformationGap(entropies, factorEntropy, all);
    const replicates = places.map((chosen) => sampledInformationGap(entropies, factorEntropy, chosen).value);
    return [{
      value,
      interval: bootstrapInterval(value, replicates, 0, 1),
      chance: sampledInformationGap(shuffled, factorEntropy, all).value,
      detail: { gapPerFactor, mutualInformation: information, latentEntropy, factorEntropy, classes: factors.map(classCount), sampledRows: all.length },
    }];
  },
};
