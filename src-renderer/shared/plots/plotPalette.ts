import type { Layout, LayoutAxis } from 'plotly.js-dist';
import { darkPalette as darkRunColors, lightPalette as lightRunColors } from '@renderer/shared/theme/runColor';
import { darkTokens, lightTokens } from '@renderer/shared/theme/tokens';

/** The colors of a plot that are not data, and those of the runs as this palette shows them. */
export interface PlotPalette {
  readonly isDark: boolean;
  readonly background: string;
  readonly text: string;
  readonly mutedText: string;
  readonly line: string;
  readonly grid: string;
  /** A mark that must be seen and is no series, such as the used-latent threshold. */
  readonly reference: string;
  readonly tooltip: string;
  /** A run's color, whichever theme it was read in. */
  readonly series: (color: string) => string;
}

/** The palette of a theme. Exports use the light one, whatever the screen shows. */
export function plotPalette(isDark: boolean): PlotPalette {
  const tokens = isDark ? darkTokens : lightTokens;
  const [from, to] = isDark ? [lightRunColors, darkRunColors] : [darkRunColors, lightRunColors];
  return {
    isDark,
    background: isDark ? 'rgba(0,0,0,0)' : '#ffffff',
    text: tokens.text,
    mutedText: tokens.textMuted,
    line: tokens.plotZero,
    grid: tokens.plotGrid,
    reference: tokens.warning,
    tooltip: tokens.surfaceRaised,
    series: (color) => to[from.indexOf(color)] ?? color,
  };
}

const FONT = '"Inter Variable", Inter, "Helvetica Neue", Arial, sans-serif';

/** The layout that every plot starts from. */
export function baseLayout(palette: PlotPalette): Partial<Layout> {
  const axis = baseAxis(palette);
  return {
    paper_bgcolor: palette.background,
    plot_bgcolor: palette.background,
    font: { family: FONT, size: 11, color: palette.text },
    margin: { l: 52, r: 10, t: 6, b: 36 },
    hoverlabel: { bgcolor: palette.tooltip, bordercolor: palette.line, font: { family: FONT, size: 11, color: palette.text } },
    showlegend: false,
    autosize: true,
    // Zoom and pan survive new data for as long as this value stays the same.
    uirevision: 'keep',
    xaxis: axis,
    yaxis: axis,
  };
}

/** One axis in the house style: outside ticks, thin grid, no zero line. */
export function baseAxis(palette: PlotPalette): Partial<LayoutAxis> {
  return {
    gridcolor: palette.grid,
    gridwidth: 1,
    linecolor: palette.line,
    linewidth: 1,
    showline: true,
    tickcolor: palette.line,
    ticks: 'outside',
    ticklen: 4,
    tickfont: { size: 10.5, color: palette.mutedText },
    title: { font: { size: 11, color: palette.mutedText }, standoff: 6 },
    zeroline: false,
    // Margins are fixed: measuring every label again at each redraw is what makes a live plot slow.
    automargin: false,
    ticklabeloverflow: 'allow',
  };
}
