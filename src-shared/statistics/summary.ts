import { mean } from './mean';
import { quantile } from './quantile';
import { sampleVariance } from './sampleVariance';

/** Replicas in numbers. Positions are those in the list that was given. */
export interface Summary {
  /** N: values that are there. */
  readonly count: number;
  /** Values that are null or not finite: runs that have not been measured, or that diverged. */
  readonly missing: number;
  readonly mean: number;
  /** Of a sample, over N − 1; null with one value. */
  readonly deviation: number | null;
  /** Of the mean: deviation / √N; null with one value. */
  readonly standardError: number | null;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly least: number;
  readonly most: number;
  /** Position of the value that is furthest from good. */
  readonly worst: number;
  /** Position of the middle value, of the two middle ones the lower. */
  readonly middle: number;
  /** Position of the best value. Of equal values the first counts. */
  readonly best: number;
}

/** @param better which end is the good one. @returns null where no value is there */
export function summarize(values: readonly (number | null)[], better: 'higher' | 'lower' = 'higher'): Summary | null {
  const present = [...values.entries()].filter((entry): entry is [number, number] => entry[1] !== null && Number.isFinite(entry[1]));
  if (present.length === 0) return null;
  const ascending = [...present].sort(([firstPlace, first], [secondPlace, second]) => first - second || firstPlace - secondPlace);
  const numbers = Float64Array.from(ascending, ([, value]) => value);
  const count = numbers.length;
  const placeOf = (value: number) => ascending.find(([, candidate]) => candidate === value)![0];
  const [least, most] = [numbers[0]!, numbers[count - 1]!];
  const deviation = count > 1 ? Math.sqrt(sampleVariance([...numbers])) : null;
  return {
    count,
    missing: values.length - count,
    mean: mean(numbers),
    deviation,
    standardError: deviation === null ? null : deviation / Math.sqrt(count),
    median: quantile(numbers, 0.5),
    lowerQuartile: quantile(numbers, 0.25),
    upperQuartile: quantile(numbers, 0.75),
    least,
    most,
    worst: placeOf(better === 'higher' ? least : most),
    middle: placeOf(ascending[(count - 1) >> 1]![1]),
    best: placeOf(better === 'higher' ? most : least),
  };
}
