import { classCount } from './classCount';

/** The rows of each class of a factor. */
export interface FactorGroups {
  readonly classes: Int32Array;
  /** Rows sorted by class. */
  readonly rows: Uint32Array;
  /** Where each class starts in `rows`, and its length at the end, [classes + 1]. */
  readonly starts: Uint32Array;
}

/** Sorts the rows of a factor by class, so that rows that share a class can be drawn. */
export function factorGroups(classes: Int32Array): FactorGroups {
  const starts = new Uint32Array(classCount(classes) + 1);
  for (const value of classes) starts[value + 1]! += 1;
  for (let index = 1; index < starts.length; index++) starts[index]! += starts[index - 1]!;
  const next = starts.slice();
  const rows = new Uint32Array(classes.length);
  classes.forEach((value, row) => { rows[next[value]!++] = row; });
  return { classes, rows, starts };
}

/** A random row of the class that `row` has. @param uniform random numbers in [0, 1) */
export function rowOfSameClass({ classes, rows, starts }: FactorGroups, row: number, uniform: () => number): number {
  const value = classes[row]!;
  const start = starts[value]!;
  return rows[start + Math.floor(uniform() * (starts[value + 1]! - start))]!;
}
