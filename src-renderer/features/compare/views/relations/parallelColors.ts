import { rampColor, secondFactorRamp, secondFactorRampDark } from '@renderer/shared/plots/colorRamp';
import type { PlotPalette } from '@renderer/shared/plots/plotPalette';
import type { ComparedRun } from '../../comparedRun';
import { groupColor, type RunGroup } from '../../runGroups';
import type { RelationColumn } from './relationColumn';

/** The color of a run for the theme that is drawn. */
export type RunColor = (run: ComparedRun, palette: PlotPalette) => string;

/** Steps of the ramp: runs of one step are one trace. */
const STEPS = 12;

/** The colors of the runs' groups. */
export function colorByGroup(groupOf: ReadonlyMap<string, RunGroup>): RunColor {
  return ({ id }, palette) => { const group = groupOf.get(id); return group ? groupColor(group.color, palette.isDark) : palette.mutedText; };
}

/** From dark to light by a column, over the values that the runs have; runs without a value are gray. */
export function colorByColumn(column: RelationColumn, runs: readonly ComparedRun[]): RunColor {
  const inner = (run: ComparedRun) => { const value = column.value(run); return value === null ? null : column.logarithmic && value > 0 ? Math.log10(value) : value; };
  const values = runs.flatMap((run) => inner(run) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (run, palette) => {
    const value = inner(run);
    if (value === null) return palette.line;
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return rampColor(palette.isDark ? secondFactorRampDark : secondFactorRamp, Math.round(share * (STEPS - 1)) / (STEPS - 1));
  };
}
