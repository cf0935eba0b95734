import { countUsedLatents } from '@shared/run/metrics';
import { mean } from '@shared/statistics/mean';
import type { Generator } from '../../random/generator';
import { meanHoyerSparsity } from '../hoyerSparsity';
import { latentInformation, type LatentInformation } from '../latentInformation';
import { posteriorSpread } from '../posteriorSpread';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledRows } from '../statistics/resampledRows';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeClasses } from '../statistics/takeClasses';
import { takeRows } from '../statistics/takeRows';
import { totalCorrelation, type TotalCorrelation } from '../totalCorrelation';
import { latentBins } from './latentBins';
import { REPLICATES, type Measured, type MetricFamily } from './metricFamily';
import { latentObstacle } from './obstacles';

/** Their mean is the level of chance. */
const SHUFFLES = 10;
/** Posteriors that carry nothing are the prior, and use no latent. */
const USED_BY_CHANCE = 0;

interface Scores {
  readonly correlation: TotalCorrelation;
  readonly information: LatentInformation;
  readonly sparsity: number;
  /** Null where posteriors are not known. */
  readonly sigma: readonly number[] | null;
}

interface Part {
  readonly whole: Scores;
  readonly replicates: readonly Scores[];
  readonly shuffled: readonly Scores[];
}

/**
 * What can be said of latents without looking at factors. Intervals resample the rows. Chance is what latents have that are
 * distributed as these are, but independent of each other: each of them shuffled by itself.
 */
export const latentsFamily: MetricFamily<Part> = {
  metrics: [
    { name: 'totalCorrelation', title: 'Total correlation (Gaussian, nats)' },
    { name: 'latentInformation', title: 'Mutual information between latents (nats)' },
    { name: 'hoyerSparsity', title: 'Hoyer sparsity' },
    { name: 'latentsUsed', title: 'Latents used' },
  ],

  obstacle: latentObstacle,

  costs: ({ samples, latents }) => [samples * latents * (latents + 5) * (REPLICATES + SHUFFLES) * 1e-5],

  measure({ samples, latents, codes, factors, posteriors, ...rest }, _part, generator, onProgress) {
    const bins = latentBins({ samples, latents, codes, factors, posteriors, ...rest });
    const logVariance = posteriors?.logVariance ?? null;
    const rounds = REPLICATES + SHUFFLES;
    const replicates = Array.from({ length: REPLICATES }, (_, index) => {
      onProgress(index / rounds);
      const rows = resampledRows(samples, generator);
      return scoresOf(takeRows(codes, latents, rows), latents, bins.map((classes) => takeClasses(classes, rows)), logVariance && takeRows(logVariance, latents, rows));
    });
    const shuffled = Array.from({ length: SHUFFLES }, (_, index) => {
      onProgress((REPLICATES + index) / rounds);
      return shuffledScores(codes, latents, bins, generator);
    });
    return { whole: scoresOf(codes, latents, bins, logVariance), replicates, shuffled };
  },

  combine({ latents }, [part]) {
    const { whole, replicates, shuffled } = part!;
    const outcome = (of: (scores: Scores) => number, most: number, chance: number, detail: Measured['detail']): Measured => {
      return { value: of(whole), interval: bootstrapInterval(of(whole), replicates.map(of), 0, most), chance, detail };
    };
    const shuffledMean = (of: (scores: Scores) => number) => mean(shuffled.map(of));
    const { sigma, correlation, information } = whole;
    const ofCorrelation = (scores: Scores) => scores.correlation.value;
    const ofInformation = (scores: Scores) => scores.information.value;
    const ofSparsity = (scores: Scores) => scores.sparsity;
    return [
      [whole, ...replicates, ...shuffled].every((scores) => Number.isFinite(ofCorrelation(scores)))
        ? outcome(ofCorrelation, Number.MAX_VALUE, shuffledMean(ofCorrelation), { correlation: correlation.correlation })
        : 'Some latents are a linear function of others, so it is infinite.',
      outcome(ofInformation, Number.MAX_VALUE, shuffledMean(ofInformation), { mutualInformation: information.matrix }),
      outcome(ofSparsity, 1, shuffledMean(ofSparsity), {}),
      sigma ? outcome((scores) => countUsedLatents(scores.sigma!), latents, USED_BY_CHANCE, { sigmaPerLatent: [...sigma] }) : 'The variances of the posteriors are not known.',
    ];
  },
};

/** The scores of the same latents, each with its rows in an order of its own. */
function shuffledScores(codes: Float64Array, latents: number, bins: readonly Int32Array[], generator: Generator): Scores {
  const orders = bins.map((classes) => shuffledRows(classes.length, generator));
  const shuffled = codes.map((_, index) => codes[orders[index % latents]![Math.floor(index / latents)]! * latents + (index % latents)]!);
  return scoresOf(shuffled, latents, bins.map((classes, latent) => takeClasses(classes, orders[latent]!)), null);
}

function scoresOf(codes: Float64Array, latents: number, bins: readonly Int32Array[], logVariance: Float64Array | null): Scores {
  return {
    correlation: totalCorrelation(codes, latents),
    information: latentInformation(bins),
    sparsity: meanHoyerSparsity(codes, latents),
    sigma: logVariance && posteriorSpread(logVariance, latents).sigma,
  };
}
