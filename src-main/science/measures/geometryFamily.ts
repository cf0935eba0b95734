import { geometryScore } from '../geometryScore';
import type { GeometrySamples } from '../representation';
import { bootstrapInterval } from '../statistics/bootstrapInterval';
import { resampledRows } from '../statistics/resampledRows';
import { shuffledRows } from '../statistics/shuffledRows';
import { takeRows } from '../statistics/takeRows';
import type { AffineFit } from '../affineFit';
import { REPLICATES, type Measured, type MetricFamily } from './metricFamily';

interface Region {
  readonly fit: AffineFit;
  readonly replicates: readonly number[];
  readonly chance: number;
}

interface Part {
  readonly all: Region;
  /** Null where nothing is held out. */
  readonly trained: Region | null;
}

/** Geometry score, over all of factor space and over what was trained on. Intervals resample the rows. */
export const geometryFamily: MetricFamily<Part> = {
  metrics: [{ name: 'geometryScore', title: 'Geometry score (R²)' }, { name: 'geometryScoreTrained', title: 'Geometry score without the held-out region (R²)' }],

  obstacle: ({ geometry }) => (geometry ? null : 'It needs factors that span a line or a plane, and the variances of the posteriors, which say where to look for it.'),

  costs: ({ geometry }) => [(geometry ? geometry.plane.length : 0) * REPLICATES * 2e-4],

  measure({ geometry }, _part, generator, onProgress) {
    const samples = geometry!;
    const rows = Uint32Array.from({ length: samples.plane.length / 2 }, (_, row) => row);
    const measureRegion = (chosen: Uint32Array): Region => {
      const order = shuffledRows(chosen.length, generator);
      const shuffled = { ...samples, plane: takeRows(takeRows(samples.plane, 2, chosen), 2, order), targets: takeRows(samples.targets, samples.targetCount, chosen) };
      return {
        fit: geometryScore(samples, chosen),
        replicates: Array.from({ length: REPLICATES }, () => geometryScore(samples, resampledRows(chosen.length, generator).map((place) => chosen[place]!)).score),
        chance: geometryScore(shuffled, order).score,
      };
    };
    const all = measureRegion(rows);
    onProgress(0.5);
    const trained = trainedRows(samples, rows);
    return { all, trained: trained.length < rows.length ? measureRegion(trained) : null };
  },

  combine(_representation, [part]) {
    const outcome = ({ fit, replicates, chance }: Region): Measured => ({
      value: fit.score,
      interval: bootstrapInterval(fit.score, replicates, 0, 1),
      chance,
      detail: fit.singularValueRatio === null ? {} : { singularValueRatio: fit.singularValueRatio },
    });
    const { all, trained } = part!;
    return [outcome(all), trained ? outcome(trained) : 'Nothing is held out of training.'];
  },
};

function trainedRows({ heldOut }: GeometrySamples, rows: Uint32Array): Uint32Array {
  return heldOut === null ? rows : rows.filter((row) => heldOut[row] === 0);
}
