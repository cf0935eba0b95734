import type { ComparisonMeasure } from '../../comparisonMeasures';
import type { DifferenceColumn } from './differenceTable';

/** What came of the settings above it: one measure, a cell for each column. */
export interface OutcomeRow {
  readonly measure: ComparisonMeasure;
  readonly cells: readonly { readonly mean: number | null; readonly count: number; readonly text: string }[];
}

/**
 * Means over the runs of each column.
 * @param relative whether all columns but the first tell their difference from the first
 */
export function outcomeRows(columns: readonly DifferenceColumn[], measures: readonly ComparisonMeasure[], relative: boolean): OutcomeRow[] {
  return measures.map((measure) => {
    const means = columns.map(({ runs }) => {
      const values = runs.flatMap((run) => measure.value(run) ?? []);
      return { mean: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length, count: values.length };
    });
    const base = means[0]?.mean ?? null;
    return { measure, cells: means.map(({ mean, count }, column) => ({ mean, count, text: text(mean, relative && column > 0 ? base : null, measure.decimals) })) };
  });
}

function text(mean: number | null, base: number | null, decimals: number): string {
  if (mean === null) return '–';
  const shown = base === null ? mean : mean - base;
  const digits = shown.toFixed(decimals).replace('-', '−');
  return base !== null && shown >= 0 ? `+${digits}` : digits;
}
