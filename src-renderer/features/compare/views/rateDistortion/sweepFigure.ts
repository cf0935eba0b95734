import type { Data } from 'plotly.js-dist';
import { deviationHull } from '@shared/statistics/deviationHull';
import { summarize, type Summary } from '@shared/statistics/summary';
import { formatNumber } from '@renderer/shared/format/number';
import { escapeMarkup } from '@renderer/shared/plots/curveFigure';
import type { Figure } from '@renderer/shared/plots/figure';
import { baseAxis, baseLayout, type PlotPalette } from '@renderer/shared/plots/plotPalette';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import { groupColor } from '../../runGroups';
import type { SweepCurve, SweepPoint } from './sweepCurves';

export interface SweepOptions {
  readonly x: ComparisonMeasure;
  readonly y: ComparisonMeasure;
  /** What is swept, such as `β`. */
  readonly alongTitle: string;
  readonly hull: boolean;
  readonly replicas: boolean;
}

const MARGIN = 0.08;

/** A point of a curve, with its summaries on both axes. */
interface Placed {
  readonly point: SweepPoint;
  readonly x: Summary;
  readonly y: Summary;
}

/** What the mean of some replicas is called in `ids`, so that the pointer can find all of them. */
export function meanId(curve: number, point: number): string {
  return `mean ${String(curve)} ${String(point)}`;
}

/** The replicas behind an id of `sweepFigure`: a mean's, or the run itself. */
export function runsBehind(curves: readonly SweepCurve[], id: string): readonly string[] {
  const [kind, curve, point] = id.split(' ');
  return kind === 'mean' ? curves[Number(curve)]?.points[Number(point)]?.runs.map((run) => run.id) ?? [] : [id];
}

/** One measure against another over a sweep: a curve through the means, the hull of one standard deviation, β = 1 in white (Watters et al. 2019, Figure 3). */
export function sweepFigure(curves: readonly SweepCurve[], options: SweepOptions, palette: PlotPalette): Figure {
  const placed = curves.map(({ points }) => points.flatMap((point): Placed[] => {
    const [x, y] = [summarize(point.runs.map(options.x.value)), summarize(point.runs.map(options.y.value))];
    return x && y ? [{ point, x, y }] : [];
  }));
  const layers = curves.map((curve, index) => curveTraces(curve, index, placed[index]!, options, palette));
  return {
    // All hulls lie below all curves.
    data: [0, 1, 2].flatMap((layer) => layers.flatMap((traces) => traces[layer]!)),
    legend: true,
    layout: sweepLayout(options, placed.flat(), palette),
    table: () => ({
      columns: ['curve', options.alongTitle, 'replicas', ...[options.x, options.y].flatMap(({ name }) => [`${name}_mean`, `${name}_sd`])],
      rows: curves.flatMap(({ label }, index) => placed[index]!.map(({ point, x, y }) => [label, point.value.text, x.count, x.mean, x.deviation, y.mean, y.deviation])),
    }),
  };
}

function curveTraces(curve: SweepCurve, index: number, placed: readonly Placed[], options: SweepOptions, palette: PlotPalette): [Data[], Data[], Data[]] {
  const color = groupColor(curve.color, palette.isDark);
  const outlines = options.hull ? deviationHull(placed.map(({ x, y }) => ({ mean: [x.mean, y.mean], deviation: [x.deviation ?? 0, y.deviation ?? 0] }))) : [];
  const corners = outlines.flatMap((outline) => [...outline, outline[0]!, [null, null] as const]);
  const hull: Data = { type: 'scatter', mode: 'lines', x: corners.map(([x]) => x), y: corners.map(([, y]) => y), fill: 'toself', fillcolor: color, opacity: 0.16, line: { width: 0, color }, hoverinfo: 'skip', showlegend: false };
  const runs = options.replicas ? placed.flatMap(({ point }) => point.runs.filter((run) => options.x.value(run) !== null && options.y.value(run) !== null).map((run) => ({ run, point }))) : [];
  const replicas: Data = {
    type: 'scatter', mode: 'markers', showlegend: false, opacity: 0.45, marker: { size: 4.5, color }, hoverinfo: 'text',
    x: runs.map(({ run }) => options.x.value(run)), y: runs.map(({ run }) => options.y.value(run)), ids: runs.map(({ run }) => run.id),
    text: runs.map(({ run, point }) => [run.label, `${options.alongTitle} ${point.value.text}`, reading(options.x, options.x.value(run)), reading(options.y, options.y.value(run))].join('\n')),
  };
  return [[hull], [replicas], meanTraces(curve, index, placed, options, color)];
}

function meanTraces(curve: SweepCurve, index: number, placed: readonly Placed[], options: SweepOptions, color: string): Data[] {
  const trace = (points: readonly Placed[], more: object): Data => ({
    type: 'scatter', name: escapeMarkup(curve.label), x: points.map(({ x }) => x.mean), y: points.map(({ y }) => y.mean), ids: points.map(({ point }) => meanId(index, curve.points.indexOf(point))), hoverinfo: 'text',
    text: points.map(({ point, x, y }) => [`${curve.label} · ${options.alongTitle} ${point.value.text}`, spread(options.x, x), spread(options.y, y), `N = ${String(x.count)}`].join('\n')), ...more,
  });
  const units = placed.filter(({ point }) => point.isUnit);
  return [
    trace(placed, { mode: 'lines+markers', line: { color, width: 2 }, marker: { size: 7.5, color } }),
    ...(units.length > 0 ? [trace(units, { mode: 'markers', showlegend: false, marker: { size: 9, color: '#ffffff', line: { color, width: 2 } } })] : []),
  ];
}

function reading({ short, decimals }: ComparisonMeasure, value: number | null): string {
  return `${short} ${value === null ? '–' : formatNumber(value, decimals === 3 ? 3 : 4)}`;
}

function spread(measure: ComparisonMeasure, { mean, deviation }: Summary): string {
  return `${reading(measure, mean)}${deviation !== null ? ` ± ${formatNumber(deviation, 2)} sd` : ''}`;
}

function sweepLayout({ x, y }: SweepOptions, placed: readonly Placed[], palette: PlotPalette): Figure['layout'] {
  const axis = baseAxis(palette);
  const runs = placed.flatMap(({ point }) => point.runs);
  return {
    ...baseLayout(palette),
    uirevision: `${x.name} ${y.name}`,
    hovermode: 'closest',
    margin: { l: 58, r: 14, t: 10, b: 40 },
    xaxis: { ...axis, title: { ...axis.title, text: x.title }, nticks: 7, range: rangeOf(runs.map(x.value)) },
    yaxis: { ...axis, title: { ...axis.title, text: y.title }, nticks: 7, range: rangeOf(runs.map(y.value)) },
  };
}

/** Where the replicas lie, with a margin: a hull of few and far ones may reach beyond, and would press all else together. */
function rangeOf(values: readonly (number | null)[]): [number, number] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const margin = MARGIN * (high - low) || Math.abs(low) * MARGIN || 1;
  return known.length === 0 ? [0, 1] : [low - margin, high + margin];
}
