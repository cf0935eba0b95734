import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const numbers = z.array(z.number());
const pair = z.tuple([z.number(), z.number()]);
const two = { first: numbers, second: numbers };

const referenceSchema = z.strictObject({
  madeBy: z.string(),
  normal: z.strictObject({ at: numbers, cumulative: numbers }),
  studentT: z.array(z.strictObject({ degreesOfFreedom: z.number(), at: numbers, cumulative: numbers, probabilities: numbers, quantiles: numbers })),
  logGamma: z.strictObject({ at: numbers, values: numbers }),
  summaries: z.array(z.strictObject({
    values: numbers, mean: z.number(), deviation: z.number(), standardError: z.number(), median: z.number(), quartiles: pair, least: z.number(), most: z.number(), meanInterval: pair,
  })),
  groups: z.array(z.strictObject({
    ...two, t: z.number(), degreesOfFreedom: z.number(), pValue: z.number(), interval: pair, cohensD: z.number(), hedgesG: z.number(), u: z.number(), uPValue: z.number(),
  })),
  pairs: z.array(z.strictObject({
    ...two, t: z.number(), pValue: z.number(), interval: pair, cohensD: z.number(), hedgesG: z.number(), positiveRanks: z.number(), wilcoxonPValue: z.number(), exact: z.boolean(),
  })),
  bootstraps: z.array(z.strictObject({ samples: z.array(numbers), value: z.number(), replicates: numbers, interval: pair })),
  histograms: z.array(z.strictObject({ values: numbers, range: pair.nullable(), edges: numbers, counts: numbers })),
  densities: z.array(z.strictObject({ values: numbers, at: numbers, density: numbers })),
  correlations: z.array(z.strictObject({ ...two, pearson: z.number(), spearman: z.number() })),
  curves: z.strictObject({
    curves: z.array(z.strictObject({ steps: numbers, values: numbers })),
    steps: numbers, mean: numbers, median: numbers, lowerQuartile: numbers, count: numbers, deviation: z.array(z.number().nullable()),
  }),
  smoothings: z.array(z.strictObject({ values: numbers, weight: z.number(), smooth: numbers })),
  hulls: z.array(z.strictObject({ points: z.array(pair), corners: z.array(pair), area: z.number() })),
});

/** What numpy and SciPy say of random data; the file tells how it was made. */
export const reference = referenceSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../fixtures/statistics/reference.json'), 'utf8')));

/** The largest difference of two lists, relative to the reference where that is above `scale`. */
export function largestError(found: readonly number[], expected: readonly number[], scale = 1): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...found.map((value, index) => Math.abs(value - expected[index]!) / Math.max(scale, Math.abs(expected[index]!))));
}
