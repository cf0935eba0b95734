import { axisScale } from './axisRange';
import { axisTicks } from './axisTicks';
import type { PaintedAxis, PaintedLayout } from './paintedFigure';
import type { PlotPlane } from './plotPlane';

const TICK_LABEL_GAP = 3;
const DIGITS = 4;
/** From here on a label would be wider than the room beside an axis. */
const LONG = 1e6;

/** Grid, axis lines, ticks, labels and titles, where Plotly puts them. */
export function paintAxes(context: CanvasRenderingContext2D, plane: PlotPlane, layout: PaintedLayout): void {
  const { xaxis = {}, yaxis = {} } = layout;
  const family = String(layout.font?.family ?? 'sans-serif');
  const bottom = plane.top + plane.height;
  const right = plane.left + plane.width;
  const xTicks = plane.categories.length > 0
    ? plane.categories.map((label, index) => ({ at: plane.placeX(plane.categories[index]!)!, label }))
    : labelledTicks(xaxis, plane.xRange).map(({ place, label }) => ({ at: along(place, plane.xRange, plane.left, plane.width), label }));
  const yTicks = labelledTicks(yaxis, plane.yRange).map(({ place, label }) => ({ at: along(place, plane.yRange, bottom, -plane.height), label }));

  if (xaxis.showgrid !== false) strokeLines(context, xaxis, 'grid', xTicks.map(({ at }) => [at, plane.top, at, bottom]));
  if (yaxis.showgrid !== false) strokeLines(context, yaxis, 'grid', yTicks.map(({ at }) => [plane.left, at, right, at]));
  const tick = xaxis.ticks === '' ? 0 : xaxis.ticklen ?? 0;
  strokeLines(context, xaxis, 'line', [[plane.left, bottom, right, bottom], ...(tick > 0 ? xTicks.map(({ at }) => [at, bottom, at, bottom + tick] as const) : [])]);
  strokeLines(context, yaxis, 'line', [[plane.left, plane.top, plane.left, bottom], ...yTicks.map(({ at }) => [plane.left - (yaxis.ticklen ?? 0), at, plane.left, at] as const)]);

  setFont(context, xaxis.tickfont, family);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const labelTop = bottom + tick + TICK_LABEL_GAP;
  for (const { at, label } of xTicks) context.fillText(label, at, labelTop);
  setFont(context, yaxis.tickfont, family);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { at, label } of yTicks) context.fillText(label, plane.left - (yaxis.ticklen ?? 0) - TICK_LABEL_GAP, at);
  const widest = Math.max(0, ...yTicks.map(({ label }) => context.measureText(label).width));
  paintTitles(context, plane, layout, family, labelTop, widest);
}

function paintTitles(context: CanvasRenderingContext2D, plane: PlotPlane, { xaxis = {}, yaxis = {} }: PaintedLayout, family: string, labelTop: number, widest: number): void {
  setFont(context, xaxis.title?.font, family);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(xaxis.title?.text ?? '', plane.left + plane.width / 2, labelTop + Number(xaxis.tickfont?.size ?? 10) + Number(xaxis.title?.standoff ?? 0));
  setFont(context, yaxis.title?.font, family);
  context.textBaseline = 'bottom';
  context.save();
  context.translate(plane.left - (yaxis.ticklen ?? 0) - TICK_LABEL_GAP - widest - Number(yaxis.title?.standoff ?? 0), plane.top + plane.height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(yaxis.title?.text ?? '', 0, 0);
  context.restore();
}

/** Where an axis that is in sight has ticks, and what they say: names that the figure gives to places, else numbers. */
function labelledTicks(axis: PaintedAxis, range: readonly [number, number]): { readonly place: number; readonly label: string }[] {
  const { tickvals, ticktext } = axis;
  if (!tickvals) return axisTicks(range, axisScale(axis), axis).map(({ place, value }) => ({ place, label: axis.tickformat === '~s' ? metricLabel(value) : tickLabel(value) }));
  return [...tickvals].flatMap((value, index) => (Number(value) >= range[0] && Number(value) <= range[1] ? [{ place: Number(value), label: String(ticktext?.[index] ?? value) }] : []));
}

function along(place: number, [low, high]: readonly [number, number], start: number, length: number): number {
  return start + ((place - low) / (high - low)) * length;
}

/** A count with a metric prefix, as Plotly's `~s` writes it: 500, 1.5k, 2M. */
function metricLabel(value: number): string {
  const [size, prefix] = Math.abs(value) >= 1e6 ? [1e6, 'M'] : Math.abs(value) >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${tickLabel(value / size)}${prefix}`;
}

function tickLabel(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  const text = Math.abs(rounded) < LONG ? String(rounded) : rounded.toExponential().replace('e+', 'e');
  return text.replaceAll('-', '−');
}

type Segment = readonly [fromX: number, fromY: number, toX: number, toY: number];

function strokeLines(context: CanvasRenderingContext2D, axis: PaintedAxis, kind: 'grid' | 'line', segments: readonly Segment[]): void {
  context.strokeStyle = String((kind === 'grid' ? axis.gridcolor : axis.linecolor) ?? 'gray');
  context.lineWidth = (kind === 'grid' ? axis.gridwidth : axis.linewidth) ?? 1;
  context.beginPath();
  for (const [fromX, fromY, toX, toY] of segments) {
    context.moveTo(crisp(fromX), crisp(fromY));
    context.lineTo(crisp(toX), crisp(toY));
  }
  context.stroke();
}

/** The middle of a pixel, so that a line of one pixel covers one. */
function crisp(position: number): number {
  return Math.floor(position) + 0.5;
}

function setFont(context: CanvasRenderingContext2D, font: { readonly size?: unknown; readonly color?: unknown } | undefined, family: string): void {
  context.font = `${String(font?.size ?? 11)}px ${family}`;
  context.fillStyle = String(font?.color ?? 'gray');
}
