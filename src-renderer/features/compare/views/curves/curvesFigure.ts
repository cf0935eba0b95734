import type { Data } from 'plotly.js-dist';
import type { ThinCurve } from '@shared/contract/comparison';
import type { AxisScale } from '@shared/plots/downsample';
import { curveSpread, type CurveSpread } from '@shared/statistics/curveSpread';
import { smoothDebiased } from '@shared/statistics/smoothDebiased';
import { escapeMarkup } from '@renderer/shared/plots/curveFigure';
import type { Figure } from '@renderer/shared/plots/figure';
import { baseAxis, baseLayout, type PlotPalette } from '@renderer/shared/plots/plotPalette';
import { groupColor, type RunGroup } from '../../runGroups';

export interface CurvesOptions {
  readonly yTitle: string;
  readonly xScale: AxisScale;
  readonly yScale: AxisScale;
  /** Weight of the moving average, 0 for none; the raw curve stays behind it, faint. */
  readonly smoothing: number;
}

/** A group whose curves have been read. */
export interface CurveGroup {
  readonly group: RunGroup;
  readonly curves: readonly ThinCurve[];
}

/** Steps of a mean: as many as a wide plot has room for. */
const STEPS_OF_MEAN = 200;
/** A group's mean is named by this and its place, so that the pointer finds it. */
export const MEAN_PREFIX = 'mean ';

/** Every run's curve in the color of its group. */
export function allCurvesFigure(groups: readonly CurveGroup[], options: CurvesOptions, palette: PlotPalette): Figure {
  const count = groups.reduce((sum, { curves }) => sum + curves.length, 0);
  const opacity = count > 300 ? 0.35 : count > 60 ? 0.6 : 0.9;
  // The first of each group, then the second of each: the group drawn last would hide all others.
  const drawn = groups
    .flatMap(({ group, curves }) => curves.map((curve, place) => ({ group, curve, place, raw: positive(curve.steps, curve.values, options) })))
    .sort((left, right) => left.place - right.place);
  const smooth = (y: readonly (number | null)[]) => smoothDebiased(y, options.smoothing);
  const line = ({ group, curve, raw }: (typeof drawn)[number], ghost: boolean): Data => ({
    type: 'scatter', mode: 'lines', x: [...raw.x], y: ghost || options.smoothing === 0 ? [...raw.y] : smooth(raw.y), name: escapeMarkup(group.label), showlegend: false,
    opacity: ghost ? opacity * 0.22 : opacity, line: { color: groupColor(group.color, palette.isDark), width: ghost ? 1 : count > 60 ? 1 : 1.5 }, ...(ghost ? { hoverinfo: 'skip' } : { meta: curve.id }),
  });
  return {
    data: [...(options.smoothing > 0 ? drawn.map((one) => line(one, true)) : []), ...drawn.map((one) => line(one, false)), ...legend(groups, palette)],
    legend: true,
    layout: layoutOf(options, palette),
    table: () => ({ columns: ['group', 'run', 'step', options.yTitle], rows: drawn.flatMap(({ group, curve }) => curve.steps.map((step, index) => [group.label, curve.id, step, curve.values[index] ?? null])) }),
  };
}

interface KnownSpread {
  readonly curves: readonly ThinCurve[];
  readonly smoothing: number;
  readonly spread: CurveSpread;
}

// By a group's first curve: a filter that was cleared brings back groups of the same curves.
const knownSpreads = new WeakMap<ThinCurve, KnownSpread>();

/** The spread of each group's replicas, in the groups' order. */
export function groupSpreads(groups: readonly CurveGroup[], smoothing: number): CurveSpread[] {
  return groups.map(({ curves }) => {
    const known = knownSpreads.get(curves[0]!);
    if (known?.smoothing === smoothing && known.curves.length === curves.length && known.curves.every((curve, index) => curve === curves[index])) return known.spread;
    const spread = curveSpread(smoothing === 0 ? curves : curves.map(({ steps, values }) => ({ steps, values: smoothDebiased(values, smoothing) })), STEPS_OF_MEAN);
    knownSpreads.set(curves[0]!, { curves, smoothing, spread });
    return spread;
  });
}

/** The mean of each group's replicas in a band of one standard deviation. */
export function groupCurvesFigure(groups: readonly CurveGroup[], spreads: readonly CurveSpread[], options: CurvesOptions, palette: PlotPalette): Figure {
  const bands = groups.map(({ group }, index): Data => {
    const spread = spreads[index]!;
    // Where a logarithmic axis has no place for the mean, it has none for a band around it.
    const kept = [...spread.steps.keys()].filter((at) => options.yScale === 'linear' || spread.mean[at]! > 0);
    const [steps, mean, deviation] = [spread.steps, spread.mean, spread.deviation].map((values) => kept.map((at) => values[at] ?? 0)) as [number[], number[], number[]];
    const floor = options.yScale === 'log' ? Math.min(...mean) / 2 : -Infinity;
    const high = positive(steps, mean.map((value, at) => value + deviation[at]!), options);
    const low = positive(steps, mean.map((value, at) => Math.max(floor, value - deviation[at]!)), options);
    return { type: 'scatter', mode: 'lines', x: [...high.x, ...[...low.x].reverse()], y: [...high.y, ...[...low.y].reverse()], fill: 'toself', fillcolor: groupColor(group.color, palette.isDark), opacity: 0.18, line: { width: 0, color: groupColor(group.color, palette.isDark) }, hoverinfo: 'skip', showlegend: false };
  });
  const means = groups.map(({ group }, index): Data => {
    const { x, y } = positive(spreads[index]!.steps, spreads[index]!.mean, options);
    return { type: 'scatter', mode: 'lines', x: [...x], y: [...y], meta: `${MEAN_PREFIX}${String(index)}`, name: escapeMarkup(`${group.label} (N = ${String(groups[index]!.curves.length)})`), line: { color: groupColor(group.color, palette.isDark), width: 2 } };
  });
  return {
    data: [...bands, ...means],
    legend: true,
    layout: layoutOf(options, palette),
    table: () => ({ columns: ['group', 'step', 'mean', 'sd', 'n'], rows: groups.flatMap(({ group }, index) => spreads[index]!.steps.map((step, at) => [group.label, step, spreads[index]!.mean[at]!, spreads[index]!.deviation[at] ?? null, spreads[index]!.count[at]!])) }),
  };
}

/** A logarithmic axis has no place for zero: such steps leave a curve, such values become gaps. */
function positive(x: readonly number[], y: readonly (number | null)[], { xScale, yScale }: CurvesOptions): { readonly x: readonly number[]; readonly y: readonly (number | null)[] } {
  const hasPlace = (step: number) => xScale === 'linear' || step > 0;
  const shown = (value: number | null | undefined) => (yScale === 'log' && (value ?? 0) <= 0 ? null : value ?? null);
  if (y.length === x.length && x.every(hasPlace) && y.every((value) => shown(value) === value)) return { x, y };
  const kept = [...x.keys()].filter((index) => hasPlace(x[index]!));
  return { x: kept.map((index) => x[index]!), y: kept.map((index) => shown(y[index])) };
}

/** A legend of groups, for exports: traces of one point that is nowhere. */
function legend(groups: readonly CurveGroup[], palette: PlotPalette): Data[] {
  return groups.map(({ group }) => ({ type: 'scatter', mode: 'lines', x: [null], y: [null], name: escapeMarkup(group.label), line: { color: groupColor(group.color, palette.isDark), width: 2 } }));
}

function layoutOf({ yTitle, xScale, yScale }: CurvesOptions, palette: PlotPalette): Figure['layout'] {
  const axis = baseAxis(palette);
  return {
    ...baseLayout(palette),
    uirevision: `${yTitle} ${xScale} ${yScale}`,
    hovermode: 'closest',
    margin: { l: 58, r: 14, t: 10, b: 40 },
    xaxis: { ...axis, type: xScale, title: { ...axis.title, text: 'step' }, tickformat: '~s', ...(xScale === 'log' ? { dtick: 1 } : { nticks: 8 }) },
    yaxis: { ...axis, type: yScale, title: { ...axis.title, text: yTitle }, ...(yScale === 'log' ? {} : { nticks: 8 }) },
  };
}
