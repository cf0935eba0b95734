import type { Config, Data, Layout, PlotMouseEvent } from 'plotly.js-dist';

/** Where a plot's axes lie inside its element, in CSS pixels, and the data range they show (after any zoom). */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
}

export interface ImageOptions {
  readonly format: 'svg' | 'png';
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The little of Plotly that the plots use; tests put a stub in its place. */
export interface PlotlyFacade {
  /** Draws, or brings an existing drawing up to date while it keeps zoom and hover. The size is the layout's. */
  draw(element: HTMLElement, data: Data[], layout: Partial<Layout>): Promise<void>;
  /** Renders a figure that is on no screen; returns a data URL. */
  toImage(data: Data[], layout: Partial<Layout>, options: ImageOptions): Promise<string>;
  purge(element: HTMLElement): void;
  onClick(element: HTMLElement, listener: (event: PlotMouseEvent) => void): void;
  /** The points under the pointer; null when it leaves them. */
  onHover(element: HTMLElement, listener: (event: PlotMouseEvent | null) => void): void;
  /** Null until the plot has been drawn with linear axes. */
  area(element: HTMLElement): PlotArea | null;
  /** Whether the reader has zoomed or panned, so that the axes no longer follow the data. */
  zoomed(element: HTMLElement): boolean;
}

const config: Partial<Config> = {
  displayModeBar: false,
  doubleClick: 'reset',
  responsive: false, // PlotFrame passes the size with every draw
  showTips: false,
};

interface DrawnAxis { readonly _offset: number; readonly _length: number; readonly range: readonly [number, number] }
type DrawnElement = HTMLElement & {
  // Plotly has no public way to ask where an axis ended up; its own examples read the first two fields, and `_preGUI` is where it notes what the reader changed.
  readonly _fullLayout?: { readonly xaxis?: DrawnAxis; readonly yaxis?: DrawnAxis; readonly _preGUI?: Readonly<Record<string, unknown>> };
  on?(event: 'plotly_click' | 'plotly_hover' | 'plotly_unhover', listener: (event: PlotMouseEvent) => void): void;
};

let loading: Promise<PlotlyFacade> | null = null;

/** Loads Plotly once, when the first plot needs it: it is ten times the size of the rest of the renderer. */
export function loadPlotly(): Promise<PlotlyFacade> {
  loading ??= importPlotly();
  return loading;
}

async function importPlotly(): Promise<PlotlyFacade> {
  const { default: plotly } = await import('plotly.js-dist');
  return {
    async draw(element, data, layout) {
      await plotly.react(element, data, layout, config);
    },
    toImage: (data, layout, options) => plotly.toImage({ data, layout: { ...layout, width: options.width, height: options.height } }, options),
    purge(element) {
      plotly.purge(element);
    },
    onClick(element: DrawnElement, listener) {
      element.on?.('plotly_click', listener);
    },
    onHover(element: DrawnElement, listener) {
      element.on?.('plotly_hover', listener);
      element.on?.('plotly_unhover', () => { listener(null); });
    },
    area,
    zoomed: ({ _fullLayout }: DrawnElement) => Object.keys(_fullLayout?._preGUI ?? {}).some((key) => key.includes('axis.range')),
  };
}

function area(element: DrawnElement): PlotArea | null {
  const x = element._fullLayout?.xaxis;
  const y = element._fullLayout?.yaxis;
  if (!x || !y) return null;
  return { left: x._offset, top: y._offset, width: x._length, height: y._length, xRange: x.range, yRange: y.range };
}
