import { mean } from './mean';
import { quantile } from './quantile';
import { sampleVariance } from './sampleVariance';

/** One replica's measure over steps. */
export interface ReplicaCurve {
  /** Ascending. */
  readonly steps: readonly number[];
  /** Null, or not finite, where there is no value. */
  readonly values: readonly (number | null)[];
}

/** Replicas step by step. */
export interface CurveSpread {
  readonly steps: readonly number[];
  /** How many replicas have a value there: some may have begun later or ended earlier. */
  readonly count: readonly number[];
  readonly mean: readonly number[];
  /** Over N − 1; null where there is one replica. */
  readonly deviation: readonly (number | null)[];
  readonly median: readonly number[];
  readonly lowerQuartile: readonly number[];
  readonly upperQuartile: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
}

const MOST_STEPS = 1000;

/**
 * Mean and spread of replicas that need not have logged at the same steps: each is interpolated linearly between its own
 * values, across gaps too, and never beyond its first and last one.
 * @param mostSteps where the replicas have more steps together, this many are taken, evenly among them, first and last included.
 */
export function curveSpread(curves: readonly ReplicaCurve[], mostSteps = MOST_STEPS): CurveSpread {
  const present = curves.map(withValues);
  const at = commonSteps(present, mostSteps);
  const columns = present.map((curve) => interpolated(curve, at));
  const kept = at.map((step, index) => ({ step, values: sortedRow(columns, index) })).filter(({ values }) => values.length > 0);
  const each = <Value>(of: (values: Float64Array) => Value) => kept.map(({ values }) => of(values));
  return {
    steps: kept.map(({ step }) => step),
    count: each((values) => values.length),
    mean: each(mean),
    deviation: each((values) => (values.length > 1 ? Math.sqrt(sampleVariance(values)) : null)),
    median: each((values) => quantile(values, 0.5)),
    lowerQuartile: each((values) => quantile(values, 0.25)),
    upperQuartile: each((values) => quantile(values, 0.75)),
    least: each((values) => values[0]!),
    most: each((values) => values[values.length - 1]!),
  };
}

interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

function withValues({ steps, values }: ReplicaCurve): Points {
  const isValue = (value: number | null | undefined): value is number => Number.isFinite(value);
  if (values.length === steps.length && values.every(isValue)) return { steps, values };
  return { steps: steps.filter((_, place) => isValue(values[place])), values: values.slice(0, steps.length).filter(isValue) };
}

function commonSteps(curves: readonly Points[], most: number): number[] {
  const steps = new Set<number>();
  for (const curve of curves) for (const step of curve.steps) steps.add(step);
  const all = [...steps].sort((left, right) => left - right);
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))]!);
}

/** Not a number outside of the curve. @param at ascending */
function interpolated({ steps, values }: Points, at: readonly number[]): Float64Array {
  const column = new Float64Array(at.length).fill(Number.NaN);
  let next = 0;
  for (const [index, step] of at.entries()) {
    while (next < steps.length && steps[next]! < step) next += 1;
    if (next === steps.length) break;
    if (steps[next] === step) column[index] = values[next]!;
    else if (next > 0) {
      const [before, after] = [steps[next - 1]!, steps[next]!];
      column[index] = values[next - 1]! + ((values[next]! - values[next - 1]!) * (step - before)) / (after - before);
    }
  }
  return column;
}

/** What the columns have at one place, ascending. */
function sortedRow(columns: readonly Float64Array[], index: number): Float64Array {
  const row = new Float64Array(columns.length);
  let count = 0;
  for (const column of columns) {
    const value = column[index]!;
    if (!Number.isNaN(value)) row[count++] = value;
  }
  return row.subarray(0, count).sort();
}
