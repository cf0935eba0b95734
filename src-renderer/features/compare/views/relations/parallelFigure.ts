import type { Annotation, Data, Shape } from 'plotly.js-dist';
import { escapeMarkup } from '@renderer/shared/plots/curveFigure';
import type { Figure } from '@renderer/shared/plots/figure';
import { baseAxis, baseLayout, type PlotPalette } from '@renderer/shared/plots/plotPalette';
import type { ComparedRun } from '../../comparedRun';
import type { RunColor } from './parallelColors';
import type { ParallelLines } from './parallelLines';
import { MISSING_PLACE } from './parallelScale';

/** Room left and right of the outer axes, in distances between axes. */
export const PARALLEL_PADDING = 0.18;

/**
 * Parallel coordinates (Inselberg 1985): an axis for each column, a line for each run. Runs outside of a brushed range are
 * drawn faint behind the others.
 */
export function parallelFigure(lines: ParallelLines, inside: ReadonlySet<string>, color: RunColor, palette: PlotPalette): Figure {
  const { columns, runs } = lines;
  const { faint, byColor, opacity } = runsByColor(lines, inside, color, palette);
  const axis = baseAxis(palette);
  return {
    data: [
      ...(faint.length > 0 ? [bundle(faint, lines, palette.grid, 0.7)] : []),
      ...[...byColor].map(([shade, some]) => bundle(some, lines, shade, opacity)),
    ],
    layout: {
      ...baseLayout(palette),
      margin: { l: 12, r: 12, t: 40, b: 8 },
      hovermode: false,
      dragmode: false,
      xaxis: { ...axis, range: [-PARALLEL_PADDING, columns.length - 1 + PARALLEL_PADDING], showgrid: false, showline: false, ticks: '', showticklabels: false, fixedrange: true },
      yaxis: { ...axis, range: [...lines.range], showgrid: false, showline: false, ticks: '', showticklabels: false, fixedrange: true },
      shapes: columns.map((_, index) => axisShape(index, palette)),
      annotations: columns.flatMap((_, index) => axisLabels(lines, index, palette)),
    },
    table: () => ({
      columns: ['run', 'name', ...columns.map(({ key }) => key), 'inside_the_brushes'],
      rows: runs.map((run) => [run.id, run.label, ...columns.map((column) => { const value = column.value(run); return value === null ? null : column.categories ? column.text(value) : value; }), inside.has(run.id) ? 'yes' : 'no']),
    }),
  };
}

/** The runs outside of the brushes, the others by color, and how opaque so many are. */
export function runsByColor({ runs }: ParallelLines, inside: ReadonlySet<string>, color: RunColor, palette: PlotPalette): { readonly faint: readonly ComparedRun[]; readonly byColor: ReadonlyMap<string, readonly ComparedRun[]>; readonly opacity: number } {
  const faint = runs.filter(({ id }) => !inside.has(id));
  const byColor = new Map<string, ComparedRun[]>();
  for (const run of runs) {
    if (!inside.has(run.id)) continue;
    const shade = color(run, palette);
    const same = byColor.get(shade);
    if (same) same.push(run);
    else byColor.set(shade, [run]);
  }
  return { faint, byColor, opacity: Math.max(0.25, Math.min(0.85, 12 / Math.max(1, inside.size))) };
}

/** Lines of one color as one trace, with gaps between them: a thousand traces would take seconds to draw. */
function bundle(runs: readonly ComparedRun[], { columns, placeOf }: ParallelLines, color: string, opacity: number): Data {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const run of runs) {
    columns.forEach((_, index) => {
      x.push(index);
      y.push(placeOf(run, index));
    });
    x.push(null);
    y.push(null);
  }
  return { type: 'scatter', mode: 'lines', x, y, line: { color, width: 1.3 }, opacity, hoverinfo: 'skip', connectgaps: false };
}

function axisShape(index: number, palette: PlotPalette): Partial<Shape> {
  return { type: 'line', x0: index, x1: index, y0: 0, y1: 1, line: { color: palette.mutedText, width: 1 }, layer: 'above' };
}

function axisLabels({ columns, scales, hasMissing }: ParallelLines, index: number, palette: PlotPalette): Partial<Annotation>[] {
  const column = columns[index]!;
  const last = index === columns.length - 1;
  const tick = (place: number, text: string): Partial<Annotation> => ({
    x: index, y: place, xref: 'x', yref: 'y', text: escapeMarkup(text), showarrow: false, xanchor: last ? 'right' : 'left', xshift: last ? -4 : 4, borderpad: 1,
    font: { size: 10, color: palette.text }, bgcolor: palette.isDark ? 'rgba(27,30,35,0.72)' : 'rgba(255,255,255,0.78)',
  });
  const title: Partial<Annotation> = {
    x: index, y: 1, xref: 'x', yref: 'y', yanchor: 'bottom', yshift: 9, showarrow: false, align: 'center', text: wrapped(column.short), font: { size: 11, color: palette.text },
    ...(index === 0 ? { xanchor: 'left', xshift: -8 } : last ? { xanchor: 'right', xshift: 8 } : { xanchor: 'center' }),
  };
  return [title, ...scales[index]!.ticks.map(({ place, text }) => tick(place, text)), ...(hasMissing[index] === true ? [tick(MISSING_PLACE, 'not measured')] : [])];
}

/** A long title in two lines. */
function wrapped(title: string): string {
  if (title.length <= 14) return escapeMarkup(title);
  const spaces = [...title.matchAll(/[ :]+/g)].map(({ index }) => index);
  const middle = spaces.sort((left, right) => Math.abs(left - title.length / 2) - Math.abs(right - title.length / 2))[0];
  return middle === undefined ? escapeMarkup(title) : `${escapeMarkup(title.slice(0, middle + 1).trim())}<br>${escapeMarkup(title.slice(middle + 1).trim())}`;
}
