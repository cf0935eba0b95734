import { attributePredictability } from '../attributePredictability';
import { classCount } from '../classCount';
import { column } from '../column';
import { linearSvm } from '../learners/linearSvm';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledCounts } from '../statistics/resampledCounts';
import { shareRight } from '../statistics/shareRight';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeRows } from '../statistics/takeRows';
import { halves, type Halves } from './halves';
import { REPLICATES, type MetricFamily } from './metricFamily';
import { halvesObstacle, latentObstacle } from './obstacles';

/** Every factor predicted from one latent. */
interface Part {
  /** [factors] */
  readonly accuracy: readonly number[];
  /** [samples][factors] */
  readonly resampled: readonly (readonly number[])[];
  readonly shuffled: readonly number[];
}

/** SAP, a part for each latent. The interval resamples the test rows. */
export const attributePredictabilityFamily: MetricFamily<Part> = {
  metrics: [{ name: 'sap', title: 'SAP' }],

  obstacle: (representation) => halvesObstacle(representation) ?? latentObstacle(representation),

  costs({ samples, latents, factors }) {
    const classes = factors.reduce((sum, factor) => sum + classCount(factor), 0);
    return new Array<number>(latents).fill(samples * classes * 6e-5);
  },

  measure(representation, latent, generator) {
    const { samples, latents, codes } = representation;
    const right = answers(halves(representation, codes), latent, latents);
    const counts = Array.from({ length: REPLICATES }, () => resampledCounts(right[0]!.length, generator));
    const order = shuffledRows(samples, generator);
    return {
      accuracy: right.map((answer) => shareRight(answer)),
      resampled: counts.map((count) => right.map((answer) => shareRight(answer, count))),
      shuffled: answers(halves(representation, takeRows(codes, latents, order)), latent, latents).map((answer) => shareRight(answer)),
    };
  },

  combine({ samples }, parts) {
    const accuracy = parts.map((part) => [...part.accuracy]);
    const { value, gapPerFactor } = attributePredictability(accuracy);
    const replicates = Array.from({ length: REPLICATES }, (_, sample) => attributePredictability(parts.map(({ resampled }) => resampled[sample]!)).value);
    return [{
      value,
      interval: bootstrapInterval(value, replicates, 0, 1),
      chance: attributePredictability(parts.map(({ shuffled }) => shuffled)).value,
      detail: { gapPerFactor, accuracy, testRows: samples - (samples >> 1) },
    }];
  },
};

/** For each factor, which test rows the support vector machine gets right. */
function answers({ trainCodes, testCodes, trainFactors, testFactors }: Halves, latent: number, latents: number): Uint8Array[] {
  const train = column(trainCodes, latents, latent);
  const test = column(testCodes, latents, latent);
  return trainFactors.map((classes, factor) => Uint8Array.from(linearSvm(train, classes, test), (predicted, row) => Number(predicted === testFactors[factor]![row])));
}
