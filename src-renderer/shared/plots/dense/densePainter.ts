import type { Figure } from '../figure';
import { logarithmicTicks } from '../logarithmicTicks';
import { paintAxes } from '../painter/paintAxes';
import { paintColorbars } from '../painter/paintColorbars';
import { paintedTraces, type PaintedLayout, type PaintedTrace } from '../painter/paintedFigure';
import { paintTraces } from '../painter/paintTraces';
import { plotPlane, type PlotPlane } from '../painter/plotPlane';
import { paintMarks } from './paintMarks';
import type { PlaneRanges } from './planeRanges';
import { PointIndex, type IdentifiedTrace } from './pointIndex';

/** The three sheets of a plot, from below: axes, data, and what is marked by pointer and choice. */
export interface PlotSheets {
  readonly axes: HTMLCanvasElement;
  readonly data: HTMLCanvasElement;
  readonly marks: HTMLCanvasElement;
}

export interface SheetSize {
  readonly width: number;
  readonly height: number;
  /** Device pixels of a CSS pixel. */
  readonly density: number;
}

/** Half a frame of 60 a second: data that are painted faster follow the pointer, slower ones are shifted as a picture until it rests. */
const FAST_ENOUGH = 8;

/** Draws one figure on canvases, moves it under the pointer, and finds its points. Tens of thousands of points stay fluid. */
export class DensePainter {
  readonly #sheets: PlotSheets;
  #traces: readonly (PaintedTrace & IdentifiedTrace)[] = [];
  #layout: PaintedLayout = {};
  #size: SheetSize = { width: 1, height: 1, density: 1 };
  #plane: PlotPlane | null = null;
  /** The plane for which the data were painted last. */
  #paintedPlane: PlotPlane | null = null;
  #index: PointIndex | null = null;
  #paintingTook = 0;

  constructor(sheets: PlotSheets) {
    this.#sheets = sheets;
  }

  /** Where the axes lie and what they show; null before the first figure. */
  get plane(): PlotPlane | null {
    return this.#plane;
  }

  get points(): PointIndex | null {
    if (this.#plane) this.#index ??= new PointIndex(this.#traces, this.#plane);
    return this.#index;
  }

  show({ data, layout }: Figure, ranges: PlaneRanges | null, size: SheetSize): void {
    this.#traces = paintedTraces(data);
    this.#layout = layout;
    this.#size = size;
    this.#lay(ranges);
    this.settle();
  }

  /** Shows other ranges of the axes. Returns whether the data still have to be painted, with `settle`. */
  move(ranges: PlaneRanges | null): boolean {
    this.#lay(ranges);
    if (this.#paintingTook <= FAST_ENOUGH) {
      this.settle();
      return false;
    }
    this.#paintAxes();
    this.#shift();
    return true;
  }

  /** Paints everything for the ranges that are shown. */
  settle(): void {
    const plane = this.#plane;
    if (!plane) return;
    this.#paintAxes();
    const begun = performance.now();
    const context = clear(this.#sheets.data, this.#size);
    paintTraces(context, plane, this.#traces, this.#layout.shapes);
    this.#paintingTook = performance.now() - begun;
    this.#paintedPlane = plane;
    this.#sheets.data.style.transform = '';
    const { left, top, width, height } = plane;
    this.#sheets.data.parentElement!.style.clipPath = `inset(${px(top - 4)} ${px(this.#size.width - left - width - 4)} ${px(this.#size.height - top - height - 4)} ${px(left - 4)})`;
  }

  /** Marks the runs that were picked and the one that is pointed at. */
  mark(highlighted: string | null, picked: ReadonlySet<string>, colors: { readonly ring: string; readonly picked: string }): void {
    if (!this.#plane) return;
    paintMarks(clear(this.#sheets.marks, this.#size), this.#plane, this.#traces, highlighted, picked, colors);
  }

  #lay(ranges: PlaneRanges | null): void {
    const layout = ranges ? rangedLayout(this.#layout, ranges) : this.#layout;
    this.#plane = plotPlane(this.#traces, layout, this.#size);
    this.#index = null;
  }

  #paintAxes(): void {
    const context = clear(this.#sheets.axes, this.#size);
    const plane = this.#plane!;
    paintAxes(context, plane, rangedLayout(this.#layout, { x: plane.xRange, y: plane.yRange }));
    const { l = 0, r = 0, t = 0, b = 0 } = this.#layout.margin ?? {};
    paintColorbars(context, plane, this.#traces, { left: l, top: t, width: this.#size.width - l - r, height: this.#size.height - t - b, family: String(this.#layout.font?.family ?? 'sans-serif') });
  }

  /** Moves the painted picture to where its data belong now. */
  #shift(): void {
    const from = this.#paintedPlane;
    const to = this.#plane;
    if (!from || !to) return;
    const scaleX = (from.xRange[1] - from.xRange[0]) / (to.xRange[1] - to.xRange[0]);
    const scaleY = (from.yRange[1] - from.yRange[0]) / (to.yRange[1] - to.yRange[0]);
    const left = to.left + ((from.xRange[0] - to.xRange[0]) / (to.xRange[1] - to.xRange[0])) * to.width - from.left * scaleX;
    const top = to.top + ((to.yRange[1] - from.yRange[1]) / (to.yRange[1] - to.yRange[0])) * to.height - from.top * scaleY;
    this.#sheets.data.style.transform = `matrix(${String(scaleX)}, 0, 0, ${String(scaleY)}, ${String(left)}, ${String(top)})`;
  }
}

/** A layout whose axes show these ranges, with ticks that suit them. */
export function rangedLayout(layout: PaintedLayout, { x, y }: PlaneRanges): PaintedLayout {
  return { ...layout, xaxis: rangedAxis(layout.xaxis, x), yaxis: rangedAxis(layout.yaxis, y) };
}

function rangedAxis(axis: PaintedLayout['xaxis'], range: readonly [number, number]): NonNullable<PaintedLayout['xaxis']> {
  const shown: NonNullable<PaintedLayout['xaxis']> = { ...axis, range: [range[0], range[1]] };
  if (axis?.type !== 'log') return shown;
  delete shown.dtick;
  return { ...shown, ...logarithmicTicks(10 ** range[0], 10 ** range[1]) };
}

function clear(canvas: HTMLCanvasElement, { width, height, density }: SheetSize): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on');
  if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
  if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density);
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

function px(value: number): string {
  return `${String(Math.round(value))}px`;
}
