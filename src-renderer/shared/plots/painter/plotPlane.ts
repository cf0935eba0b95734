import { axisRange, axisScale } from './axisRange';
import type { PaintedAxis, PaintedLayout, PaintedTrace, Place } from './paintedFigure';

/** The rectangle of the axes in CSS pixels, and how values become positions in it. */
export interface PlotPlane {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly placeX: Place;
  readonly placeY: Place;
  /** The names along a categorical x axis, in order; empty for numbers. */
  readonly categories: readonly string[];
}

/** Lays the axes out as Plotly does for the same figure. */
export function plotPlane(traces: readonly PaintedTrace[], layout: PaintedLayout, size: { readonly width: number; readonly height: number }): PlotPlane {
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  const box = { left: l, top: t, width: Math.max(1, size.width - l - r), height: Math.max(1, size.height - t - b) };
  const { xaxis = {}, yaxis = {} } = layout;
  if (xaxis.type === 'category') return categoryPlane(traces, box, yaxis);
  const marked = traces.some(({ mode }) => mode?.includes('markers') === true);
  const xRange = axisRange(xaxis, traces.map(({ x }) => x), marked);
  const yRange = axisRange(yaxis, traces.map(({ y }) => y), true);
  const area = yaxis.scaleanchor === 'x' ? squared(box, xRange, yRange) : box;
  return { ...area, xRange, yRange, categories: [], placeX: placer(xaxis, xRange, area.left, area.width), placeY: placer(yaxis, yRange, area.top + area.height, -area.height) };
}

function categoryPlane(traces: readonly PaintedTrace[], box: Pick<PlotPlane, 'left' | 'top' | 'width' | 'height'>, yaxis: PaintedAxis): PlotPlane {
  const categories = [...new Set(traces.flatMap(({ x }) => x.map(String)))];
  const yRange = axisRange(yaxis, traces.map(({ y }) => y), true);
  const step = box.width / Math.max(1, categories.length);
  const index = new Map(categories.map((name, position) => [name, position]));
  return {
    ...box,
    xRange: [-0.5, categories.length - 0.5],
    yRange,
    categories,
    placeX: (value) => box.left + ((index.get(String(value)) ?? 0) + 0.5) * step,
    placeY: placer(yaxis, yRange, box.top + box.height, -box.height),
  };
}

function placer(axis: PaintedAxis, [low, high]: readonly [number, number], start: number, length: number): Place {
  const logarithmic = axisScale(axis) === 'log';
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || (logarithmic && value <= 0)) return null;
    return start + (((logarithmic ? Math.log10(value) : value) - low) / (high - low)) * length;
  };
}

/** The largest rectangle in the middle of the box on which a unit is as long upwards as sideways (Plotly's `constrain: domain`). */
function squared(box: Pick<PlotPlane, 'left' | 'top' | 'width' | 'height'>, xRange: readonly [number, number], yRange: readonly [number, number]) {
  const unit = Math.min(box.width / (xRange[1] - xRange[0]), box.height / (yRange[1] - yRange[0]));
  const width = unit * (xRange[1] - xRange[0]);
  const height = unit * (yRange[1] - yRange[0]);
  return { left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height };
}
