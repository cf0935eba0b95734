import type { Axis } from '@shared/study/axis';
import type { StudyCell } from '@shared/study/studyCell';
import { shortValueLabel } from '@renderer/shared/studies/valueLabels';
import type { FieldValues } from './comparedRun';

/** The path by which runs of a study have their place on its axis of this index, counted from 0. */
export function axisPath(axis: number): string {
  return `axis ${String(axis + 1)}`;
}

/** The values of a study's axes for each of its runs, in the axes' own order; numbers without the axis's title, so that they can be swept. */
export function placesInStudy(cells: readonly StudyCell[], axes: readonly Axis[]): ReadonlyMap<string, FieldValues> {
  return new Map(cells.flatMap(({ coordinates, runs }) => {
    const places = new Map(coordinates.map((order, axis) => {
      const { title, values } = axes[axis]!;
      return [axisPath(axis), { text: shortValueLabel(title, values[order]!.label), order }] as const;
    }));
    return runs.map(({ id }) => [id, places] as const);
  }));
}
