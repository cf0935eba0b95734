import { describe, expect, it } from 'vitest';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { comparisonMeasures } from '@renderer/features/compare/comparisonMeasures';
import { paintParallel } from '@renderer/features/compare/views/relations/paintParallel';
import { PARALLEL_PADDING } from '@renderer/features/compare/views/relations/parallelFigure';
import { parallelLines } from '@renderer/features/compare/views/relations/parallelLines';
import { relationColumns } from '@renderer/features/compare/views/relations/relationColumn';
import { comparedSamples, idOf } from './comparedSamples';

describe('paintParallel', () => {
  it('draws what is outside of the brushes first and faint, then one path a color', () => {
    const runs = comparedSamples([10, 20, 30].map((kl) => ({ evaluation: { kl, elbo: 100 - kl } })));
    const columns = relationColumns([], comparisonMeasures(runs)).filter(({ key }) => key === 'kl' || key === 'elbo');
    const strokes: { color: string; alpha: number; points: [number, number][] }[] = [];
    let points: [number, number][] = [];
    const context = {
      strokeStyle: '', globalAlpha: 1, lineWidth: 0, lineJoin: '',
      beginPath() { points = []; },
      moveTo(x: number, y: number) { points.push([x, y]); },
      lineTo(x: number, y: number) { points.push([x, y]); },
      stroke() { strokes.push({ color: this.strokeStyle, alpha: this.globalAlpha, points }); },
    };
    const palette = plotPalette(false);
    const lines = parallelLines(columns, runs);
    paintParallel(context as unknown as CanvasRenderingContext2D, lines, new Set([idOf(0), idOf(2)]), ({ id }) => (id === idOf(0) ? 'red' : 'blue'), palette, { width: 136, height: 108 });
    expect(strokes.map(({ color, points: { length } }) => [color, length])).toEqual([[palette.grid, 2], ['red', 2], ['blue', 2]]);
    expect(strokes[0]!.alpha).toBeLessThan(strokes[1]!.alpha);
    // The columns are ELBO and KL: the first run has the highest ELBO and the lowest KL.
    const left = (PARALLEL_PADDING / (1 + 2 * PARALLEL_PADDING)) * 136;
    expect(strokes[1]!.points).toEqual([[expect.closeTo(left, 6), expect.closeTo(4, 6)], [expect.closeTo(136 - left, 6), expect.closeTo(104, 6)]]);
  });
});
