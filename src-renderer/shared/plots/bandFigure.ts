import type { Data } from 'plotly.js-dist';
import { escapeMarkup } from './curveFigure';
import type { AxisScale } from '@shared/plots/downsample';
import type { Figure } from './figure';
import { logarithmicTicks } from './logarithmicTicks';
import { baseAxis, baseLayout, type PlotPalette } from './plotPalette';

/** The mean of a group's curves over steps, and how far they spread. */
export interface Band {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  /** Replicas of the group. */
  readonly count: number;
  readonly x: readonly number[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Replicas at each step, which may be fewer. */
  readonly counts: readonly number[];
}

export interface BandOptions {
  readonly yTitle: string;
  readonly xScale: AxisScale;
  readonly yScale: AxisScale;
  /** What the band is, such as `±1 sd`. */
  readonly spread: string;
}

const FILL_OPACITY = 0.18;

/** One line and one shaded band a group, with N in the legend. */
export function bandFigure(bands: readonly Band[], options: BandOptions, palette: PlotPalette): Figure {
  const shown = bands.map((band) => visibleBand(band, options));
  const axis = baseAxis(palette);
  return {
    data: [...shown.filter(({ count }) => count > 1).map((band) => area(band, options, palette)), ...shown.map((band) => line(band, palette))],
    legend: true,
    layout: {
      ...baseLayout(palette),
      uirevision: `${options.xScale} ${options.yScale} ${options.yTitle}`,
      hovermode: bands.length <= 8 ? 'x unified' : 'closest',
      hoverdistance: 30,
      xaxis: { ...axis, type: options.xScale, title: { ...axis.title, text: 'step' }, tickformat: '~s', hoverformat: ',d', ...(options.xScale === 'log' ? { dtick: 1 } : { nticks: 6 }) },
      yaxis: { ...axis, type: options.yScale, title: { ...axis.title, text: options.yTitle }, tickformat: '.4~g', ...(options.yScale === 'log' ? logarithmicTicks(Math.min(...shown.flatMap(({ low }) => Math.min(...low))), Math.max(...shown.flatMap(({ high }) => Math.max(...high)))) : { nticks: 6 }) },
    },
    table: () => ({
      columns: ['group', 'step', 'mean', `low (${options.spread})`, `high (${options.spread})`, 'n'],
      rows: shown.flatMap(({ name, x, mean, low, high, counts }) => x.map((step, index) => [name, step, mean[index]!, low[index]!, high[index]!, counts[index]!])),
    }),
  };
}

/** A logarithmic axis has no place for zero: such steps leave the curve, and a band that reaches below is cut at its smallest mean. */
function visibleBand(band: Band, { xScale, yScale }: BandOptions): Band {
  const kept = band.x.flatMap((step, index) => ((xScale === 'log' && step <= 0) || (yScale === 'log' && band.mean[index]! <= 0) ? [] : [index]));
  const pick = (values: readonly number[]) => kept.map((index) => values[index]!);
  const mean = pick(band.mean);
  const floor = yScale === 'log' ? Math.min(...mean) / 2 : -Infinity;
  return { ...band, x: pick(band.x), mean, low: pick(band.low).map((value) => Math.max(floor, value)), high: pick(band.high), counts: pick(band.counts) };
}

function area({ id, x, low, high, color }: Band, options: BandOptions, palette: PlotPalette): Data {
  return {
    type: 'scatter',
    mode: 'lines',
    name: options.spread,
    meta: id,
    x: [...x, ...[...x].reverse()],
    y: [...high, ...[...low].reverse()],
    fill: 'toself',
    fillcolor: withOpacity(palette.series(color), FILL_OPACITY),
    line: { width: 0 },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function line({ id, name, count, x, mean, low, high, counts, color }: Band, palette: PlotPalette): Data {
  const label = escapeMarkup(name);
  return {
    type: 'scatter',
    mode: x.length === 1 ? 'markers' : 'lines',
    name: `${label} (N = ${String(count)})`,
    meta: id,
    x: [...x],
    y: [...mean],
    customdata: counts.map((replicas, index) => [replicas, low[index]!, high[index]!]),
    line: { color: palette.series(color), width: 1.8 },
    marker: { color: palette.series(color), size: 5 },
    hovertemplate: `${label}  <b>%{y:.4~g}</b>${count > 1 ? ' [%{customdata[1]:.4~g}, %{customdata[2]:.4~g}] N %{customdata[0]}' : ''}<extra></extra>`,
  };
}

function withOpacity(hexadecimal: string, opacity: number): string {
  const number = Number.parseInt(hexadecimal.slice(1), 16);
  return `rgba(${String(number >> 16)},${String((number >> 8) & 255)},${String(number & 255)},${String(opacity)})`;
}
