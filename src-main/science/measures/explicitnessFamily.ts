import { mean } from '@shared/statistics/mean';
import { classCount } from '../classCount';
import { explicitnessCurves } from '../explicitness';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledCounts } from '../statistics/resampledCounts';
import { halves } from './halves';
import { REPLICATES, type MetricFamily } from './metricFamily';
import { halvesObstacle } from './obstacles';

/** The classes of one factor; null where the test rows (or a sample of them) have only rows of a class, or none. */
interface Part {
  readonly areas: readonly (number | null)[];
  /** [samples][classes] */
  readonly resampled: readonly (readonly (number | null)[])[];
}

/** The area under the curve of scores that say nothing. */
const CHANCE = 0.5;

/** Explicitness, a part for each factor. The interval resamples the test rows. */
export const explicitnessFamily: MetricFamily<Part> = {
  metrics: [{ name: 'explicitness', title: 'Explicitness' }],

  obstacle: halvesObstacle,

  costs: ({ samples, latents, factors }) => factors.map((classes) => samples * classCount(classes) * (latents + 10) * 1.5e-4),

  measure(representation, factor, generator, onProgress) {
    const { trainCodes, testCodes, trainFactors, testFactors } = halves(representation, representation.codes);
    const curves = explicitnessCurves(trainCodes, testCodes, representation.latents, trainFactors[factor]!, testFactors[factor]!, onProgress);
    const rows = testFactors[factor]!.length;
    const once = new Uint16Array(rows).fill(1);
    const samples = Array.from({ length: REPLICATES }, () => resampledCounts(rows, generator));
    return { areas: curves.map((curve) => curve.of(once)), resampled: samples.map((counts) => curves.map((curve) => curve.of(counts))) };
  },

  combine(_representation, parts) {
    const value = mean(known(parts.flatMap(({ areas }) => areas)));
    const replicates = Array.from({ length: REPLICATES }, (_, sample) => mean(known(parts.flatMap(({ resampled }) => resampled[sample]!))));
    return [{ value, interval: bootstrapInterval(value, replicates, 0, 1), chance: CHANCE, detail: { areaPerFactor: parts.map(({ areas }) => mean(known(areas))) } }];
  },
};

function known(areas: readonly (number | null)[]): number[] {
  return areas.filter((area) => area !== null);
}
