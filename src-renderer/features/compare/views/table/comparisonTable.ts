import { effectSize } from '@shared/statistics/effectSize';
import type { Interval } from '@shared/statistics/interval';
import { summarize, type Summary } from '@shared/statistics/summary';
import { welchTest } from '@shared/statistics/welchTest';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import type { RunGroup } from '../../runGroups';

/** What stands after the ± of a mean. */
export type SpreadKind = 'deviation' | 'standardError' | 'interval';

/** A group's mean relative to the baseline's. */
export interface CellDifference {
  readonly difference: number;
  /** 95 % (Welch); null where one of the two has a single replica. */
  readonly interval: Interval | null;
  /** Hedges' g; null where it cannot be known. */
  readonly effect: number | null;
  /** Whether the interval leaves 0 out, and which way that is; null where nothing is certain or neither direction is better. */
  readonly verdict: 'better' | 'worse' | null;
}

export interface TableCell {
  /** What was measured of the replicas. */
  readonly values: readonly number[];
  readonly summary: Summary;
  /** Null in the baseline's own row, and while there is none. */
  readonly difference: CellDifference | null;
  /** Whether no other group has a better mean. */
  readonly isBest: boolean;
}

export interface TableRow {
  readonly group: RunGroup;
  readonly isBaseline: boolean;
  /** One a measure; null where nothing was measured. */
  readonly cells: readonly (TableCell | null)[];
}

/** A table of groups and measures, as in Tables 5 to 10 of Watters et al. 2019, each group read against the baseline. */
export function comparisonTable(groups: readonly RunGroup[], measures: readonly ComparisonMeasure[], baseline: RunGroup | null): TableRow[] {
  const cellsOf = (group: RunGroup) => measures.map((measure) => measuredOf(group, measure));
  const all = groups.map((group) => ({ group, cells: cellsOf(group) }));
  const base = baseline && cellsOf(baseline);
  const best = measures.map(({ better }, column) => {
    const means = all.flatMap(({ cells }) => cells[column]?.summary.mean ?? []);
    return better === null || means.length < 2 ? null : better === 'higher' ? Math.max(...means) : Math.min(...means);
  });
  return all.map(({ group, cells }) => {
    // The baseline may be one run of a group, whose other replicas are still compared with it.
    const isBaseline = baseline !== null && group.key === baseline.key && group.runs.length === baseline.runs.length;
    return {
      group,
      isBaseline,
      cells: cells.map((cell, column): TableCell | null => {
        const against = isBaseline ? null : base?.[column];
        return cell && { ...cell, difference: against ? differenceOf(cell, against, measures[column]!) : null, isBest: cell.summary.mean === best[column] };
      }),
    };
  });
}

type Measured = Pick<TableCell, 'values' | 'summary'>;

// A group stays the same object while its runs do: another baseline is no reason to count its values anew.
const known = new WeakMap<RunGroup, Map<string, Measured | null>>();

function measuredOf(group: RunGroup, measure: ComparisonMeasure): Measured | null {
  let cells = known.get(group);
  if (!cells) known.set(group, cells = new Map());
  let cell = cells.get(measure.name);
  if (cell === undefined) cells.set(measure.name, cell = measured(group, measure));
  return cell;
}

function measured(group: RunGroup, { value }: ComparisonMeasure): Measured | null {
  const values = group.runs.map(value);
  const summary = summarize(values);
  return summary && { values: values.filter((one): one is number => one !== null && Number.isFinite(one)), summary };
}

function differenceOf(own: Measured, base: Measured, { better }: ComparisonMeasure): CellDifference {
  const interval = welchTest(own.values, base.values)?.interval ?? null;
  const side = interval === null ? 0 : interval[0] > 0 ? 1 : interval[1] < 0 ? -1 : 0;
  const verdict = better === null || side === 0 ? null : (side > 0) === (better === 'higher') ? 'better' : 'worse';
  return { difference: own.summary.mean - base.summary.mean, interval, effect: effectSize(own.values, base.values)?.hedgesG ?? null, verdict };
}

/** Rows in the order of one measure's means, those without a value last. */
export function sortedRows(rows: readonly TableRow[], column: number, descending: boolean): TableRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [left.cells[column]?.summary.mean, right.cells[column]?.summary.mean];
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return sign * (a - b);
  });
}
