import type { Data, Layout } from 'plotly.js-dist';
import type { PlotTable } from './plotTable';
import type { PlotPalette } from './plotPalette';

/** What a plot shows: the traces and layout for Plotly, and the same numbers as a table, made when it is asked for. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly table: () => PlotTable;
  /** Whether an export needs a legend; on the screen the list of runs is the legend. */
  readonly legend?: boolean;
}

/** Builds a figure for one palette, so that a plot on a dark screen can be exported on white. */
export type FigureBuilder = (palette: PlotPalette) => Figure;

/** What a frame builds while it has nothing to draw. */
export const emptyFigure: Figure = { data: [], layout: {}, table: () => ({ columns: [], rows: [] }) };
