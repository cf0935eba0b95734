import type { PlotPalette } from '@renderer/shared/plots/plotPalette';
import type { ComparedRun } from '../../comparedRun';
import type { RunColor } from './parallelColors';
import { PARALLEL_PADDING, runsByColor } from './parallelFigure';
import type { ParallelLines } from './parallelLines';

/** One pixel: drawn in software, lines that are any wider take fifteen times as long. */
const WIDTH = 1;
const FAINT = 0.7;

/** The lines of `parallelFigure` on a canvas: Plotly takes half a second for those of a thousand runs. */
export function paintParallel(context: CanvasRenderingContext2D, lines: ParallelLines, inside: ReadonlySet<string>, color: RunColor, palette: PlotPalette, { width, height }: { readonly width: number; readonly height: number }): void {
  const { faint, byColor, opacity } = runsByColor(lines, inside, color, palette);
  const across = lines.columns.map((_, index) => ((index + PARALLEL_PADDING) / (lines.columns.length - 1 + 2 * PARALLEL_PADDING)) * width);
  const [low, high] = lines.range;
  const stroke = (runs: readonly ComparedRun[], shade: string, alpha: number) => {
    context.globalAlpha = alpha;
    context.strokeStyle = shade;
    context.beginPath();
    for (const run of runs) {
      across.forEach((x, index) => {
        const y = ((high - lines.placeOf(run, index)) / (high - low)) * height;
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
    }
    context.stroke();
  };
  context.lineWidth = WIDTH;
  context.lineJoin = 'round';
  stroke(faint, palette.grid, FAINT);
  for (const [shade, runs] of byColor) stroke(runs, shade, opacity);
  context.globalAlpha = 1;
}
