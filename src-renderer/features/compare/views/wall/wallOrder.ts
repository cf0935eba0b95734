import type { ComparedRun } from '../../comparedRun';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import type { RunGroup } from '../../runGroups';

/** A run on the wall, with the number it is sorted by. */
export interface WallTile {
  readonly run: ComparedRun;
  readonly group: RunGroup;
  readonly value: number | null;
}

/** The runs sorted by a measure, those without a value last; group after group where `byGroup`. */
export function wallOrder(groups: readonly RunGroup[], measure: ComparisonMeasure, descending: boolean, byGroup: boolean): WallTile[] {
  const tiles = groups.map((group) => group.runs.map((run): WallTile => ({ run, group, value: measure.value(run) })));
  const sign = descending ? -1 : 1;
  const sorted = (some: readonly WallTile[]) => [...some].sort((left, right) => {
    if (left.value === null || right.value === null) return left.value === right.value ? 0 : left.value === null ? 1 : -1;
    return sign * (left.value - right.value);
  });
  return byGroup ? tiles.flatMap(sorted) : sorted(tiles.flat());
}
