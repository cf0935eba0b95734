import type { StudyOverview } from '@shared/contract/studies';
import type { RunSummary } from '@shared/run/summary';
import { fullValueLabel, shortValueLabel } from '@renderer/shared/studies/valueLabels';

/** One replica of one combination. */
export interface MatrixCell {
  readonly seed: number;
  readonly id: string;
  /** Null while the run was never queued. */
  readonly run: RunSummary | null;
}

/** One combination of the axes' values with its replicas. */
export interface MatrixRow {
  /** The value of each axis as an index. */
  readonly coordinates: readonly number[];
  /** What the values are called beneath their axes' titles. */
  readonly labels: readonly string[];
  /** All of them in one line. */
  readonly name: string;
  /** Why the combination makes no sense; null where it does. */
  readonly problem: string | null;
  readonly cells: readonly MatrixCell[];
}

/**
 * Makes the rows of a study's matrix from its cells and the runs. A row whose runs are the very same objects as before is
 * the very same object too: what draws rows then leaves it alone.
 */
export function createMatrixRows(): (overview: StudyOverview, runs: ReadonlyMap<string, RunSummary>) => readonly MatrixRow[] {
  let cellsBefore: StudyOverview['cells'] | null = null;
  let planBefore: StudyOverview['study']['plan'] | null = null;
  let before: readonly MatrixRow[] = [];

  function make({ study: { plan } }: StudyOverview, { coordinates, problem, runs }: StudyOverview['cells'][number], known: ReadonlyMap<string, RunSummary>): MatrixRow {
    const labels = coordinates.map((value, axis) => plan.axes[axis]!.values[value]!.label);
    return {
      coordinates,
      labels: labels.map((label, axis) => shortValueLabel(plan.axes[axis]!.title, label)),
      name: labels.length === 0 ? plan.base.name : labels.map((label, axis) => fullValueLabel(plan.axes[axis]!.title, label)).join(' · '),
      problem,
      cells: runs.map(({ seed, id }) => ({ seed, id, run: known.get(id) ?? null })),
    };
  }

  return (overview, runs) => {
    const same = cellsBefore === overview.cells && planBefore === overview.study.plan;
    before = overview.cells.map((cell, index) => {
      const row = same ? before[index] : undefined;
      return row?.cells.every(({ id, run }) => run === (runs.get(id) ?? null)) ? row : make(overview, cell, runs);
    });
    cellsBefore = overview.cells;
    planBefore = overview.study.plan;
    return before;
  };
}
