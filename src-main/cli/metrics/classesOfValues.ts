import { equalWidthBinsOverRange } from '../../science/equalWidthBins';

/** A factor with more different values than this is taken for a continuous one. */
const MOST_CLASSES = 200;
const BINS = 20;

export interface ValueClasses {
  /** 0, 1, … in the order of the values, [samples]. */
  readonly classes: Int32Array;
  /** Whether the values were put into 20 bins of equal width. */
  readonly binned: boolean;
}

/** The classes of a factor that is given as numbers: a class for each value, or bins where there are more values than `mostClasses`. */
export function classesOfValues(values: Float64Array, mostClasses = MOST_CLASSES): ValueClasses {
  const distinct = [...new Set(values)].sort((left, right) => left - right);
  if (distinct.length > mostClasses) return { classes: equalWidthBinsOverRange(values, BINS), binned: true };
  const classOf = new Map(distinct.map((value, index) => [value, index]));
  return { classes: Int32Array.from(values, (value) => classOf.get(value)!), binned: false };
}
