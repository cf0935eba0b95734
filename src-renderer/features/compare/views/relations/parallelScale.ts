import { axisTicks } from '@renderer/shared/plots/painter/axisTicks';
import type { RelationColumn } from './relationColumn';

/** One of several axes that stand side by side: where a value lies between its foot (0) and its head (1). */
export interface ParallelScale {
  readonly place: (value: number) => number;
  /** The value at a place; the inverse of `place`. */
  readonly valueAt: (place: number) => number;
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
}

/** Where runs without a value pass: below the foot of the axis. */
export const MISSING_PLACE = -0.09;

const MOST_TICKS = 5;
const LONGEST_TEXT = 18;

/** The scale of a column over the values that runs have. */
export function parallelScale(column: RelationColumn, values: readonly number[]): ParallelScale {
  const { categories, logarithmic } = column;
  if (categories) return categoryScale(categories);
  const inner = logarithmic ? values.map(Math.log10) : values;
  let [low, high] = [Math.min(...inner), Math.max(...inner)];
  if (!(high > low)) [low, high] = Number.isFinite(low) ? [low - 0.5, low + 0.5] : [0, 1];
  const place = (value: number) => ((logarithmic ? Math.log10(value) : value) - low) / (high - low);
  const valueAt = (at: number) => { const value = low + at * (high - low); return logarithmic ? 10 ** value : value; };
  // A few settings of a hyperparameter are better ticks than round numbers between them.
  const distinct = [...new Set(values)].sort((left, right) => left - right);
  const ticks = distinct.length <= MOST_TICKS
    ? distinct.map((value) => ({ place: place(value), text: column.text(value) }))
    : axisTicks([low, high], logarithmic ? 'log' : 'linear', { nticks: MOST_TICKS, ...(logarithmic && high - low > 1 ? { dtick: 'D2' } : {}) }).map(({ value }) => ({ place: place(value), text: String(Number(value.toPrecision(4))).replace('-', '−') }));
  return { place, valueAt, ticks };
}

function categoryScale(categories: readonly string[]): ParallelScale {
  // One alone stands in the middle; several keep off the ends, where ticks of other axes are.
  const place = (value: number) => (value + 0.5) / categories.length;
  return {
    place,
    valueAt: (at) => at * categories.length - 0.5,
    ticks: categories.map((text, value) => ({ place: place(value), text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text })),
  };
}
