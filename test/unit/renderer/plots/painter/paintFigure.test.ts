import { describe, expect, it } from 'vitest';
import { curveFigure } from '@renderer/shared/plots/curveFigure';
import { geometryExtent, geometryFigure } from '@renderer/shared/plots/geometryFigure';
import { latentBarsFigure } from '@renderer/shared/plots/latentBarsFigure';
import { paintFigure } from '@renderer/shared/plots/painter/paintFigure';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { sampleEvaluation } from '../../support/sampleRuns';

interface Painted { readonly canvas: HTMLCanvasElement; readonly texts: string[]; readonly lines: [number, number][][]; readonly bars: number[][] }

/** A canvas that notes what is painted: texts, polylines and filled rectangles. */
function notingCanvas(): Painted {
  const texts: string[] = [];
  const lines: [number, number][][] = [];
  const bars: number[][] = [];
  let path: [number, number][] = [];
  const nothing = () => undefined;
  const context = {
    setTransform: nothing, clearRect: nothing, save: nothing, restore: nothing, translate: nothing, rotate: nothing, rect: nothing, clip: nothing, setLineDash: nothing, arc: nothing, fill: nothing,
    beginPath: () => { path = []; },
    moveTo: (x: number, y: number) => { path.push([x, y]); },
    lineTo: (x: number, y: number) => { path.push([x, y]); },
    stroke: () => { lines.push(path); },
    fillText: (text: string) => { texts.push(text); },
    fillRect: (...box: number[]) => { bars.push(box); },
    measureText: (text: string) => ({ width: text.length * 6 }),
    createLinearGradient: () => ({ addColorStop: nothing }),
  };
  const canvas = { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement;
  return { canvas, texts, lines, bars };
}

const palette = plotPalette(true);
const size = { width: 400, height: 200 };

describe('paintFigure', () => {
  it('draws a curve through every value, with axes that name its range', () => {
    const painted = notingCanvas();
    const series = [{ id: 'a', name: 'A', shortName: 'A', color: '#56b4e9', x: [0, 500, 1000], y: [3, 2, 1] }];
    paintFigure(painted.canvas, curveFigure(series, { yTitle: 'nats', xScale: 'linear', yScale: 'linear', smoothing: 0, kind: 'mean' }, palette), size, 2);
    expect([painted.canvas.width, painted.canvas.height]).toEqual([800, 400]);
    expect(painted.texts).toEqual(expect.arrayContaining(['0', '200', '1k', 'step', 'nats', '1', '2', '3']));
    const curve = painted.lines.at(-1)!;
    expect(curve).toHaveLength(3);
    expect(curve[0]![0]).toBeLessThan(curve[1]![0]);
    // Smaller losses are lower on the screen, where y grows downwards.
    expect(curve[0]![1]).toBeLessThan(curve[2]![1]);
  });

  it('writes very large numbers short', () => {
    const painted = notingCanvas();
    const series = [{ id: 'a', name: 'A', shortName: 'A', color: '#56b4e9', x: [0, 1], y: [1e2, 1e31] }];
    paintFigure(painted.canvas, curveFigure(series, { yTitle: 'nats', xScale: 'linear', yScale: 'log', smoothing: 0, kind: 'mean' }, palette), size, 1);
    expect(painted.texts).toContain('1e30');
    expect(Math.max(...painted.texts.map((text) => text.length))).toBeLessThan(8);
  });

  it('draws counts as steps', () => {
    const painted = notingCanvas();
    const series = [{ id: 'a', name: 'A', shortName: 'A', color: '#56b4e9', x: [0, 1, 2], y: [0, 3, 3] }];
    paintFigure(painted.canvas, curveFigure(series, { yTitle: 'latents', xScale: 'linear', yScale: 'linear', smoothing: 0, kind: 'count' }, palette), size, 1);
    expect(painted.lines.at(-1)!).toHaveLength(5);
    // Counts are whole numbers; of so few steps the x axis shows halves.
    expect(painted.texts.filter((text) => text.includes('.'))).toEqual(['0.5', '1.5']);
  });

  it('draws a bar for each latent, in the order of their σ', () => {
    const painted = notingCanvas();
    paintFigure(painted.canvas, latentBarsFigure({ klPerLatent: [1, 4, 2], sigmaPerLatent: [0.9, 0.1, 0.3] }, 'kl', '#56b4e9', palette), size, 1);
    expect(painted.bars.map(([, , , height]) => Math.round(height!))).toEqual([4, 2, 1].map((kl) => Math.round((kl / 4.2) * 158)));
    expect(painted.texts).toEqual(expect.arrayContaining(['1', '2', '0']));
  });

  it('draws every line of the factor grid and a key for both factors', () => {
    const painted = notingCanvas();
    const { geometry } = sampleEvaluation(100);
    paintFigure(painted.canvas, geometryFigure(geometry, geometryExtent([geometry]), palette), size, 1);
    const gridLines = painted.lines.slice(4);
    expect(gridLines).toHaveLength(geometry.rows + geometry.columns);
    expect(painted.bars).toHaveLength(2);
    expect(painted.texts).toEqual(expect.arrayContaining([...geometry.factors]));
  });

  it('writes the names that a figure gives to places, those in sight', () => {
    const painted = notingCanvas();
    const axis = { range: [-0.6, 1.4] as [number, number], tickvals: [0, 1, 2], ticktext: ['Bernoulli', 'Gaussian', 'Laplace'] };
    paintFigure(painted.canvas, { data: [], layout: { xaxis: axis, yaxis: { range: [0, 1] } }, table: () => ({ columns: [], rows: [] }) }, size, 1);
    expect(painted.texts.filter((text) => /[a-z]/.test(text))).toEqual(['Bernoulli', 'Gaussian']);
  });
});
