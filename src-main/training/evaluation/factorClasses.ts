import { nearestLevel } from '../../datasets/nearestLevel';
import { equalWidthBins } from '../../science/equalWidthBins';
import type { EvaluationSet } from './evaluationSet';

/** Bins of a continuous factor, over its range. */
const FACTOR_BINS = 20;

/** The classes of each factor, [factors][rows of the set]: levels of discrete factors, bins of continuous ones. */
export function factorClasses(set: EvaluationSet): Int32Array[] {
  return set.factors.map(({ name, low, high, levels }) => {
    const values = set.factor(name);
    return levels === null ? equalWidthBins(values, FACTOR_BINS, low, high) : Int32Array.from(values, (value) => nearestLevel(levels, value));
  });
}
