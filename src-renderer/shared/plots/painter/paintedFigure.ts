import type { Data, Layout, LayoutAxis } from 'plotly.js-dist';

/** A position on the plot's plane, in CSS pixels; null where a value is missing. */
export type Place = (value: number | string | null) => number | null;

/** The part of Plotly's traces that the live plots use, and that the painter knows how to draw. */
export interface PaintedTrace {
  readonly type: 'scatter' | 'bar';
  readonly mode?: string;
  readonly x: readonly (number | string | null)[];
  readonly y: readonly (number | null)[];
  readonly opacity?: number;
  readonly width?: number;
  readonly line?: { readonly color?: string; readonly width?: number; readonly shape?: string; readonly dash?: string };
  /** `toself` fills what the line encloses. */
  readonly fill?: string;
  readonly fillcolor?: string;
  readonly marker?: {
    readonly color?: string | readonly (string | number)[];
    readonly size?: number;
    readonly symbol?: string;
    readonly line?: { readonly color?: string; readonly width?: number };
    readonly opacity?: number;
    readonly cmin?: number;
    readonly cmax?: number;
    readonly colorscale?: readonly (readonly [number, string])[];
    readonly showscale?: boolean;
    readonly colorbar?: PaintedColorbar;
  };
}

export interface PaintedColorbar {
  readonly x: number;
  readonly xpad: number;
  readonly y: number;
  readonly len: number;
  readonly thickness: number;
  readonly tickfont: { readonly size: number; readonly color: string };
  readonly tickvals?: readonly number[];
  readonly ticktext?: readonly string[];
  readonly title: { readonly text: string; readonly font: { readonly size: number; readonly color: string } };
}

export type PaintedAxis = Partial<LayoutAxis>;
export type PaintedLayout = Partial<Layout>;

/** Our own figure builders make scatter and bar traces only; anything else is a mistake of the caller. */
export function paintedTraces(data: readonly Data[]): PaintedTrace[] {
  return data.map((trace) => {
    if (trace.type !== 'scatter' && trace.type !== 'bar') throw new Error(`The painter draws no trace of type ${String(trace.type)}`);
    return trace as PaintedTrace;
  });
}
