import type { Data, LayoutAxis, Shape } from 'plotly.js-dist';
import { escapeMarkup } from '@renderer/shared/plots/curveFigure';
import type { Figure } from '@renderer/shared/plots/figure';
import { baseAxis, baseLayout, type PlotPalette } from '@renderer/shared/plots/plotPalette';
import type { ComparedRun } from '../../comparedRun';
import { groupColor, type RunGroup } from '../../runGroups';
import type { RelationColumn } from './relationColumn';

export interface PairOptions {
  readonly x: RelationColumn;
  readonly y: RelationColumn;
  /** Whether a least-squares line is drawn. */
  readonly trend: boolean;
  /** What values are read relative to. */
  readonly baseline: RunGroup | null;
}

interface Dot {
  readonly run: ComparedRun;
  readonly group: RunGroup;
  readonly x: number;
  readonly y: number;
}

/** How far dots of one category are spread, in distances between categories. */
const SPREAD = 0.28;

/** Two columns against each other, a dot a run in its group's color. */
export function pairFigure(groups: readonly RunGroup[], options: PairOptions, palette: PlotPalette): Figure {
  const { x, y } = options;
  const dotsOf = groups.map((group) => pairDots(group, x, y));
  const dots = dotsOf.flat();
  return {
    data: [
      ...groups.map((group, index) => groupTrace(group, dotsOf[index]!, options, palette)),
      ...(options.trend ? trendTrace(dots, options, palette) : []),
    ],
    legend: groups.length > 1,
    layout: {
      ...baseLayout(palette),
      uirevision: `${x.key} ${y.key}`,
      margin: { l: y.categories ? 118 : 60, r: 14, t: 10, b: x.categories ? 56 : 42 },
      hovermode: 'closest',
      xaxis: pairAxis(x, palette),
      yaxis: pairAxis(y, palette),
      shapes: options.baseline ? baselineShapes(options.baseline, options, palette) : [],
    },
    table: () => ({
      columns: ['run', 'name', 'group', x.key, y.key],
      rows: dots.map(({ run, group }) => [run.id, run.label, group.label, plain(x, run), plain(y, run)]),
    }),
  };
}

function plain(column: RelationColumn, run: ComparedRun): number | string | null {
  const value = column.value(run);
  return value !== null && column.categories ? column.text(value) : value;
}

function pairDots(group: RunGroup, x: RelationColumn, y: RelationColumn): Dot[] {
  return group.runs.flatMap((run, place) => {
    const [left, right] = [x.value(run), y.value(run)];
    if (left === null || right === null || (x.logarithmic && left <= 0) || (y.logarithmic && right <= 0)) return [];
    // Equal categories would hide each other; where a dot lies between them means nothing.
    const offset = SPREAD * (((place + 1) * 0.618034) % 1 - 0.5);
    return [{ run, group, x: x.categories ? left + offset : left, y: y.categories ? right + offset : right }];
  });
}

function groupTrace(group: RunGroup, dots: readonly Dot[], { x, y }: PairOptions, palette: PlotPalette): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    name: escapeMarkup(group.label),
    x: dots.map((dot) => dot.x),
    y: dots.map((dot) => dot.y),
    ids: dots.map(({ run }) => run.id),
    text: dots.map(({ run }) => [run.label, `${x.short} ${x.text(x.value(run)!)}`, `${y.short} ${y.text(y.value(run)!)}`].join('\n')),
    hoverinfo: 'text',
    marker: { size: 8, color: groupColor(group.color, palette.isDark), opacity: dots.length > 200 ? 0.6 : 0.85, line: { width: 1, color: palette.tooltip } },
  };
}

/** A straight line on the axes as they are drawn: through logarithms where an axis is logarithmic. */
function trendTrace(dots: readonly Dot[], { x, y }: PairOptions, palette: PlotPalette): Data[] {
  if (x.categories || y.categories || dots.length < 3) return [];
  const inner = dots.map((dot) => [x.logarithmic ? Math.log10(dot.x) : dot.x, y.logarithmic ? Math.log10(dot.y) : dot.y] as const);
  const meanX = inner.reduce((sum, [value]) => sum + value, 0) / inner.length;
  const meanY = inner.reduce((sum, [, value]) => sum + value, 0) / inner.length;
  const variance = inner.reduce((sum, [value]) => sum + (value - meanX) ** 2, 0);
  if (!(variance > 0)) return [];
  const slope = inner.reduce((sum, [left, right]) => sum + (left - meanX) * (right - meanY), 0) / variance;
  const ends = [Math.min(...inner.map(([value]) => value)), Math.max(...inner.map(([value]) => value))];
  const heights = ends.map((end) => meanY + slope * (end - meanX));
  return [{
    type: 'scatter', mode: 'lines', showlegend: false, hoverinfo: 'skip', line: { color: palette.mutedText, width: 1.2, dash: 'dash' },
    x: ends.map((end) => (x.logarithmic ? 10 ** end : end)), y: heights.map((height) => (y.logarithmic ? 10 ** height : height)),
  }];
}

function pairAxis(column: RelationColumn, palette: PlotPalette): Partial<LayoutAxis> {
  const axis = { ...baseAxis(palette), title: { ...baseAxis(palette).title, text: escapeMarkup(column.title) } };
  if (!column.categories) return { ...axis, type: column.logarithmic ? 'log' : 'linear', ...(column.logarithmic ? { dtick: 'D2' } : {}) };
  return {
    ...axis, type: 'linear', range: [-0.6, column.categories.length - 0.4], tickvals: column.categories.map((_, place) => place), showgrid: false,
    ticktext: column.categories.map((text) => escapeMarkup(text.length > 20 ? `${text.slice(0, 19)}…` : text)),
  };
}

/** A cross through the baseline's mean: what lies on which side of it is better or worse. */
function baselineShapes(baseline: RunGroup, { x, y }: PairOptions, palette: PlotPalette): Partial<Shape>[] {
  const mean = (column: RelationColumn) => {
    const values = column.categories ? [] : baseline.runs.flatMap((run) => column.value(run) ?? []);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const line = { color: palette.reference, width: 1, dash: 'dot' as const };
  const [left, height] = [mean(x), mean(y)];
  return [
    ...(left === null ? [] : [{ type: 'line' as const, x0: left, x1: left, yref: 'paper' as const, y0: 0, y1: 1, line }]),
    ...(height === null ? [] : [{ type: 'line' as const, xref: 'paper' as const, x0: 0, x1: 1, y0: height, y1: height, line }]),
  ];
}
