import { pearson, spearman } from '@shared/statistics/correlation';

/** How two columns go together. */
export interface Togetherness {
  /** Runs that have both values. */
  readonly count: number;
  /** Null where a column does not vary, or with fewer than three runs. */
  readonly pearson: number | null;
  readonly spearman: number | null;
}

const LEAST_ROWS = 3;

/** Both correlations of the rows that have both values. */
export function togetherness(left: readonly (number | null)[], right: readonly (number | null)[]): Togetherness {
  const rows = left.flatMap((x, row) => {
    const y = right[row] ?? null;
    return x === null || y === null ? [] : [[x, y] as const];
  });
  const x = rows.map(([value]) => value);
  const y = rows.map(([, value]) => value);
  // Of a column that never varies, rounding alone would be correlated.
  if (rows.length < LEAST_ROWS || new Set(x).size < 2 || new Set(y).size < 2) return { count: rows.length, pearson: null, spearman: null };
  return { count: rows.length, pearson: pearson(x, y), spearman: spearman(x, y) };
}
