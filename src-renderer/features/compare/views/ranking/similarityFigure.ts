import type { Data } from 'plotly.js-dist';
import { numberedScale } from '@renderer/shared/plots/colorRamp';
import { escapeMarkup } from '@renderer/shared/plots/curveFigure';
import type { Figure } from '@renderer/shared/plots/figure';
import { baseAxis, baseLayout, type PlotPalette } from '@renderer/shared/plots/plotPalette';

/** A run in the order in which it is drawn. */
export interface RankedRun {
  readonly id: string;
  readonly label: string;
  readonly color: (isDark: boolean) => string;
  readonly score: number;
  readonly interval: readonly [number, number];
}

export interface SimilarityMatrix {
  readonly runs: readonly RankedRun[];
  /** [runs][runs], in the same order. */
  readonly pairs: readonly (readonly number[])[];
  readonly chance: number;
  readonly turned: number;
}

/** Cells with numbers in them need room. */
const MOST_NUMBERED = 14;
/** The matrix' share of the width; the scores with their intervals have the rest. */
const MATRIX_SHARE = 0.66;

/** Pairwise similarity of replicas as a heat map, and beside each row the run's score with its interval (Duan et al. 2020). */
export function similarityFigure({ runs, pairs, chance, turned }: SimilarityMatrix, palette: PlotPalette): Figure {
  const rows = runs.map((_, row) => row);
  const axis = { ...baseAxis(palette), showgrid: false, fixedrange: true };
  const labels = runs.map(({ label }) => escapeMarkup(label.length > 26 ? `…${label.slice(-25)}` : label));
  const longest = Math.max(...labels.map((label) => label.length));
  const heat: Data = {
    type: 'heatmap', x: rows, y: rows, xgap: 1, ygap: 1, zmin: 0, zmax: 1, showscale: false, colorscale: numberedScale(palette.isDark),
    // A run agrees with itself, which says nothing.
    z: pairs.map((row, index) => row.map((value, column) => (column === index ? null : value))),
    ...(runs.length <= MOST_NUMBERED ? { texttemplate: '%{z:.2f}', textfont: { size: 10, color: palette.text } } : {}),
    text: runs.map((row) => runs.map((column) => `${escapeMarkup(row.label)}<br>${escapeMarkup(column.label)}`)),
    hovertemplate: '%{text}<br>similarity %{z:.3f}<extra></extra>',
    hoverongaps: false,
  };
  const dots: Data = {
    type: 'scatter', mode: 'markers', xaxis: 'x2', x: runs.map(({ score }) => score), y: rows,
    marker: { size: 8, color: runs.map(({ color }) => color(palette.isDark)) },
    error_x: { type: 'data', symmetric: false, array: runs.map(({ score, interval }) => interval[1] - score), arrayminus: runs.map(({ score, interval }) => score - interval[0]), color: palette.mutedText, thickness: 1.2, width: 3 },
    customdata: runs.map(({ id, label, interval }) => [id, escapeMarkup(label), interval[0], interval[1]]),
    hovertemplate: '%{customdata[1]}<br>UDR %{x:.3f} [%{customdata[2]:.3f}, %{customdata[3]:.3f}]<extra></extra>',
  };
  const level = (value: number, dash: 'dot' | 'dash') => ({ type: 'line' as const, xref: 'x2' as const, yref: 'paper' as const, x0: value, x1: value, y0: 0, y1: 1, line: { color: palette.reference, width: 1.2, dash } });
  const levelName = (value: number, text: string, xanchor: 'left' | 'right') => ({ xref: 'x2' as const, yref: 'paper' as const, x: value, y: 1, yanchor: 'bottom' as const, xanchor, showarrow: false, text, font: { size: 10, color: palette.reference } });
  return {
    data: [heat, dots],
    layout: {
      ...baseLayout(palette),
      margin: { l: Math.min(190, 14 + longest * 6.2), r: 14, t: 18, b: 36 },
      hovermode: 'closest',
      xaxis: { ...axis, domain: [0, MATRIX_SHARE], showline: false, ticks: '', showticklabels: false, title: { ...axis.title, text: 'replicas, most agreeing first' } },
      xaxis2: { ...axis, domain: [MATRIX_SHARE + 0.03, 1], range: [0, 1], showgrid: true, anchor: 'y', title: { ...axis.title, text: 'UDR with 95 % interval' } },
      yaxis: { ...axis, showline: false, ticks: '', autorange: 'reversed', tickvals: rows, ticktext: labels },
      shapes: [level(chance, 'dot'), level(turned, 'dash')],
      annotations: [levelName(chance, 'chance', chance <= turned ? 'right' : 'left'), levelName(turned, 'turned', chance <= turned ? 'left' : 'right')],
    },
    table: () => ({
      columns: ['run', 'name', 'udr', 'interval_low', 'interval_high', ...runs.map(({ id }) => `similarity_to_${id}`)],
      rows: runs.map(({ id, label, score, interval }, row) => [id, label, score, interval[0], interval[1], ...pairs[row]!]),
    }),
  };
}
