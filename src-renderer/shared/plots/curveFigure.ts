import type { Data } from 'plotly.js-dist';
import { downsample, type AxisScale, type Curve } from '@shared/plots/downsample';
import { smoothDebiased } from '@shared/statistics/smoothDebiased';
import type { Figure } from './figure';
import { logarithmicTicks } from './logarithmicTicks';
import { baseAxis, baseLayout, type PlotPalette } from './plotPalette';
import type { Cell } from './plotTable';

/** One run's measure over steps. */
export interface CurveSeries extends Curve {
  /** The run's id; a click on the curve picks it. */
  readonly id: string;
  readonly name: string;
  /** The name where there is little room. */
  readonly shortName: string;
  readonly color: string;
}

/** How values lie between the steps: means of a stream, counts that jump, or few and irregular evaluations. */
export type CurveKind = 'mean' | 'count' | 'evaluation';

export interface CurveOptions {
  readonly yTitle: string;
  readonly xScale: AxisScale;
  readonly yScale: AxisScale;
  /** Weight of the moving average of means, 0 for none. */
  readonly smoothing: number;
  readonly kind: CurveKind;
  /** Fixes the bottom and top of a linear y axis, for measures that live on a known interval. */
  readonly yRange?: readonly [number, number] | undefined;
  /** The run that is drawn stronger than the rest. */
  readonly focused?: string | null | undefined;
}

/** Above this many points a curve is thinned: no screen shows more. */
export const CURVE_POINT_LIMIT = 2000;

/** Many runs, one measure over steps. */
export function curveFigure(series: readonly CurveSeries[], options: CurveOptions, palette: PlotPalette): Figure {
  const drawn: { readonly series: CurveSeries; readonly kind: string; readonly curve: Curve }[] = [];
  const data: Data[] = [];
  const range = new ValueRange();
  const smoothing = options.kind === 'mean' ? options.smoothing : 0;
  for (const one of series) {
    const visible = visibleCurve(one, options);
    const raw = downsample(visible, CURVE_POINT_LIMIT, options.xScale);
    range.include(raw.y);
    data.push(trace(one, raw, smoothing > 0, options, palette));
    drawn.push({ series: one, kind: 'raw', curve: raw });
    if (smoothing === 0) continue;
    const smooth = downsample({ x: visible.x, y: smoothDebiased(visible.y, smoothing) }, CURVE_POINT_LIMIT, options.xScale);
    data.push(trace(one, smooth, false, options, palette));
    drawn.push({ series: one, kind: `smoothed ${String(smoothing)}`, curve: smooth });
  }
  return { data, legend: series.length > 0, layout: layout(series.length, options, range, palette), table: () => ({ columns: ['run', 'name', 'curve', 'step', options.yTitle], rows: drawn.flatMap(rowsOf) }) };
}

function rowsOf({ series, kind, curve }: { readonly series: CurveSeries; readonly kind: string; readonly curve: Curve }): Cell[][] {
  return curve.x.map((step, index) => [series.id, series.name, kind, step, curve.y[index] ?? null]);
}

const MOST_TICKS = 6;

/** Lowest and highest value above zero, to choose ticks. */
class ValueRange {
  #low = Infinity;
  #high = 0;

  include(values: readonly (number | null)[]): void {
    for (const value of values) {
      if (value === null || value <= 0) continue;
      this.#low = Math.min(this.#low, value);
      this.#high = Math.max(this.#high, value);
    }
  }

  logarithmicTicks(): ReturnType<typeof logarithmicTicks> {
    return logarithmicTicks(this.#low, this.#high);
  }

  /** Ticks of counts: there is no half a latent. */
  wholeTicks(): { readonly dtick: number } {
    return { dtick: Math.max(1, Math.ceil(this.#high / MOST_TICKS)) };
  }
}

/** A logarithmic axis has no place for zero: step 0 and values at or below zero leave the curve. */
function visibleCurve({ x, y }: Curve, { xScale, yScale }: CurveOptions): Curve {
  const values = yScale === 'log' ? y.map((value) => (value !== null && value > 0 ? value : null)) : y;
  if (xScale === 'linear' || (x[0] ?? 1) > 0) return { x, y: values };
  const start = x.findIndex((step) => step > 0);
  return start < 0 ? { x: [], y: [] } : { x: x.slice(start), y: values.slice(start) };
}

function trace(series: CurveSeries, curve: Curve, ghost: boolean, options: CurveOptions, palette: PlotPalette): Data {
  const color = palette.series(series.color);
  const strong = options.focused === undefined || options.focused === null || options.focused === series.id;
  return {
    type: 'scatter',
    mode: options.kind === 'evaluation' ? 'lines+markers' : 'lines',
    x: [...curve.x],
    y: [...curve.y],
    name: series.name,
    meta: series.id,
    showlegend: !ghost,
    opacity: ghost ? 0.28 : strong ? 1 : 0.75,
    line: { color, width: ghost ? 1 : strong ? 1.8 : 1.3, shape: options.kind === 'count' ? 'hv' : 'linear' },
    marker: { color, size: 4 },
    connectgaps: false,
    ...(ghost ? { hoverinfo: 'skip' } : { hovertemplate: `${escapeMarkup(series.shortName)}  <b>%{y:.4~g}</b><extra></extra>` }),
  };
}

function layout(count: number, options: CurveOptions, range: ValueRange, palette: PlotPalette): Figure['layout'] {
  const base = baseLayout(palette);
  const axis = baseAxis(palette);
  return {
    ...base,
    uirevision: `${options.xScale} ${options.yScale}`,
    // One tooltip for all runs at a step, as long as it stays readable.
    hovermode: count <= 8 ? 'x unified' : 'closest',
    hoverdistance: 30,
    xaxis: {
      ...axis,
      type: options.xScale,
      title: { ...axis.title, text: 'step' },
      tickformat: '~s',
      hoverformat: ',d',
      // A log axis over several decades labels the decades; the default adds every 2 and 5.
      ...(options.xScale === 'log' ? { dtick: 1 } : { nticks: MOST_TICKS }),
      rangemode: 'normal',
    },
    yaxis: {
      ...axis,
      type: options.yScale,
      title: { ...axis.title, text: options.yTitle },
      tickformat: '.4~g',
      ...(options.kind === 'count' ? { rangemode: 'nonnegative' as const } : {}),
      ...(options.yScale === 'log' ? range.logarithmicTicks() : options.kind === 'count' ? range.wholeTicks() : { nticks: MOST_TICKS }),
      ...(options.yRange && options.yScale === 'linear' ? { range: [...options.yRange] } : {}),
    },
  };
}

/** Plotly reads a little HTML in texts; a run's name is plain text. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
