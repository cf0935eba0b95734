import type { ComparedRun } from '../../comparedRun';
import { MISSING_PLACE, parallelScale, type ParallelScale } from './parallelScale';
import type { RelationColumn } from './relationColumn';

/** Ranges of places on axes, by the column's key: what lies within all of them is inside. */
export type Brushes = Readonly<Record<string, readonly [low: number, high: number]>>;

/** Runs as lines over parallel axes. */
export interface ParallelLines {
  readonly columns: readonly RelationColumn[];
  readonly runs: readonly ComparedRun[];
  readonly scales: readonly ParallelScale[];
  /** Whether some run has no value on an axis. */
  readonly hasMissing: readonly boolean[];
  /** The height of a run's line at an axis. */
  readonly placeOf: (run: ComparedRun, index: number) => number;
  /** The places that are drawn, from below upwards. */
  readonly range: readonly [low: number, high: number];
}

const HEADROOM = 0.04;

export function parallelLines(columns: readonly RelationColumn[], runs: readonly ComparedRun[]): ParallelLines {
  const values = columns.map((column) => runs.map((run) => plain(column, column.value(run))));
  const scales = columns.map((column, index) => parallelScale(column, values[index]!.filter((value) => value !== null)));
  const places = new Map(runs.map((run, row) => [run.id, columns.map((_, index) => { const value = values[index]![row]!; return value === null ? MISSING_PLACE : scales[index]!.place(value); })]));
  const hasMissing = values.map((some) => some.includes(null));
  return { columns, runs, scales, hasMissing, placeOf: (run, index) => places.get(run.id)![index]!, range: [(hasMissing.includes(true) ? MISSING_PLACE : 0) - HEADROOM, 1 + HEADROOM] };
}

function plain({ logarithmic }: RelationColumn, value: number | null): number | null {
  return value !== null && Number.isFinite(value) && (!logarithmic || value > 0) ? value : null;
}

/** The runs whose lines pass through every brushed range; all of them where nothing is brushed. */
export function runsInside({ columns, runs, placeOf }: ParallelLines, brushes: Brushes): ReadonlySet<string> {
  const ranges = columns.flatMap(({ key }, index) => (brushes[key] ? [[index, brushes[key]] as const] : []));
  return new Set(runs.filter((run) => ranges.every(([index, [low, high]]) => { const place = placeOf(run, index); return place >= low && place <= high; })).map(({ id }) => id));
}

/**
 * The run whose line passes nearest to a point, and the axis that is nearest.
 * @param x in distances between axes, `y` between foot (0) and head (1)
 * @param reach how far above or below a line may lie
 */
export function lineAt({ columns, runs, placeOf }: ParallelLines, x: number, y: number, reach: number): ComparedRun | null {
  const left = Math.min(columns.length - 1, Math.max(0, Math.floor(x)));
  const right = Math.min(columns.length - 1, left + 1);
  const share = Math.min(1, Math.max(0, x - left));
  let nearest: ComparedRun | null = null;
  let least = reach;
  for (const run of runs) {
    const distance = Math.abs(placeOf(run, left) * (1 - share) + placeOf(run, right) * share - y);
    if (distance > least) continue;
    least = distance;
    nearest = run;
  }
  return nearest;
}
