import { captionedSvg } from './captions/captionedSvg';
import { rasterize } from './captions/rasterize';
import { escapeMarkup } from './curveFigure';
import type { FigureBuilder } from './figure';
import { plotPalette } from './plotPalette';
import type { PlotlyFacade } from './plotlyFacade';
import { toCsv } from './plotTable';
import { fileName, saveFile } from './saveFile';

export type ExportKind = 'svg' | 'png' | 'csv';

export interface ExportRequest {
  readonly kind: ExportKind;
  readonly title: string;
  /** Run and step; part of the file's name. */
  readonly context: string;
  /** Scores and units: what a reader of the picture alone needs to know. */
  readonly subtitle: string;
  /** In CSS pixels; a picture keeps the proportions of the screen. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a PNG for each CSS pixel. */
  readonly scale: number;
  /** Stands below the picture; empty for none. */
  readonly caption: string;
}

/** Below this, axes and words stand in each other's way. */
export const SMALLEST_PLOT_WIDTH = 480;
/** A font that every computer has: text keeps the width that it was measured with, in the PNG and in a paper's toolchain. */
const EXPORT_FONT = 'Arial, Helvetica, sans-serif';

/** Renders a plot for paper (light, with its title) or its numbers as CSV, and saves the file. */
export async function exportPlot(facade: PlotlyFacade, build: FigureBuilder, request: ExportRequest): Promise<void> {
  const figure = build(plotPalette(false));
  if (request.kind === 'csv') {
    saveFile(fileName([request.context, request.title], 'csv'), new Blob([toCsv(figure.table())], { type: 'text/csv' }));
    return;
  }
  const margin = figure.layout.margin ?? {};
  const subtitleLines = [request.context, request.subtitle].filter((part) => part !== '').map(escapeMarkup);
  const headerHeight = 34 + 16 * subtitleLines.length;
  const layout = {
    ...figure.layout,
    font: { ...figure.layout.font, family: EXPORT_FONT },
    showlegend: figure.legend === true,
    legend: { orientation: 'h' as const, x: 0, y: -0.22, yanchor: 'top' as const, font: { size: 10.5 } },
    margin: { ...margin, t: (margin.t ?? 0) + headerHeight },
    title: { text: escapeMarkup(request.title), subtitle: { text: subtitleLines.join('<br>'), font: { size: 11 } }, font: { size: 14 }, x: 0, xref: 'container' as const, xanchor: 'left' as const, pad: { l: 12 }, y: 0.98, yanchor: 'top' as const },
  };
  const width = Math.max(SMALLEST_PLOT_WIDTH, Math.round(request.width));
  const height = Math.round(request.height * (width / request.width)) + headerHeight;
  saveFile(fileName([request.context, request.title], request.kind), await picture());

  async function picture(): Promise<Blob> {
    if (request.caption === '') return dataUrlToBlob(await facade.toImage(figure.data, layout, { format: request.kind === 'svg' ? 'svg' : 'png', width, height, scale: request.kind === 'svg' ? 1 : request.scale }));
    const svg = await dataUrlToBlob(await facade.toImage(figure.data, layout, { format: 'svg', width, height, scale: 1 })).text();
    const captioned = captionedSvg({ svg, width, height }, request.caption);
    return request.kind === 'svg' ? new Blob([captioned.svg], { type: 'image/svg+xml' }) : rasterize(captioned, request.scale);
  }
}

/** Decodes a data URL without fetching it: the content security policy allows connections to the application only. */
export function dataUrlToBlob(address: string): Blob {
  const comma = address.indexOf(',');
  const header = address.slice(5, comma);
  const body = address.slice(comma + 1);
  const type = header.split(';')[0] ?? '';
  if (!header.endsWith(';base64')) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (character) => character.charCodeAt(0))], { type });
}
