import type { StudyOverview } from '@shared/contract/studies';
import { fullValueLabel, shortValueLabel } from '@renderer/shared/studies/valueLabels';

/** Runs whose curves are drawn as one. */
export interface CurveGroup {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly string[];
}

/** How runs are put together: each combination by itself, or all that share a value of one axis. */
export type Grouping = 'combination' | number;

/** The groups of a study, in the order of its axes' values; combinations that make no sense have none. */
export function curveGroups({ study: { plan }, cells }: StudyOverview, grouping: Grouping): CurveGroup[] {
  if (grouping === 'combination') {
    return cells.flatMap(({ coordinates, runs }, index) => {
      if (runs.length === 0) return [];
      const labels = coordinates.map((value, axis) => fullValueLabel(plan.axes[axis]!.title, plan.axes[axis]!.values[value]!.label));
      return [{ id: String(index), name: labels.length === 0 ? plan.base.name : labels.join(' · '), runs: runs.map(({ id }) => id) }];
    });
  }
  const axis = plan.axes[grouping];
  if (!axis) return [];
  return axis.values.flatMap(({ label }, value) => {
    const runs = cells.filter(({ coordinates }) => coordinates[grouping] === value).flatMap((cell) => cell.runs.map(({ id }) => id));
    const short = shortValueLabel(axis.title, label);
    return runs.length === 0 ? [] : [{ id: `${String(grouping)} ${String(value)}`, name: short === label ? label : `${axis.title} ${short}`, runs }];
  });
}

/** More lines than this can't be told apart. */
export const MOST_GROUPS = 8;

/** The grouping that a study begins with: its combinations while they can be told apart, else its first axis of few values. */
export function usualGrouping({ study: { plan }, cells }: StudyOverview): Grouping {
  if (cells.filter(({ runs }) => runs.length > 0).length <= MOST_GROUPS || plan.axes.length === 0) return 'combination';
  const few = plan.axes.findIndex(({ values }) => values.length > 1 && values.length <= MOST_GROUPS);
  return few < 0 ? 0 : few;
}
