import { describe, expect, it } from 'vitest';
import { rampColor } from '@renderer/shared/plots/colorRamp';
import { CURVE_POINT_LIMIT, curveFigure, type CurveOptions, type CurveSeries } from '@renderer/shared/plots/curveFigure';
import { geometryExtent, geometryFigure } from '@renderer/shared/plots/geometryFigure';
import { nearestFactors, toPixel, toPosition } from '@renderer/shared/plots/geometryPointer';
import { informationFigure } from '@renderer/shared/plots/informationFigure';
import { latentBarsFigure, latentOrder } from '@renderer/shared/plots/latentBarsFigure';
import { plotPalette } from '@renderer/shared/plots/plotPalette';
import { darkPalette, lightPalette } from '@renderer/shared/theme/runColor';
import { sampleEvaluation } from '../support/sampleRuns';

const palette = plotPalette(false);
const options: CurveOptions = { yTitle: 'nats', xScale: 'linear', yScale: 'linear', smoothing: 0, kind: 'mean' };

function series(count: number, first = 1): CurveSeries {
  const x = Array.from({ length: count }, (_, index) => index + first);
  return { id: 'run-a', name: 'A <b>', shortName: 'A <b>', color: lightPalette[0]!, x, y: x.map((step) => Math.sin(step)) };
}

describe('curveFigure', () => {
  it('exports exactly what it draws', () => {
    const figure = curveFigure([series(10_000)], { ...options, smoothing: 0.9 }, palette);
    const drawn = figure.data.flatMap((trace) => ('x' in trace && Array.isArray(trace.x) ? trace.x as number[] : []));
    expect(figure.table().rows.map((row) => row[3])).toEqual(drawn);
    expect(drawn.length).toBeLessThanOrEqual(2 * CURVE_POINT_LIMIT);
    expect(new Set(figure.table().rows.map((row) => row[2]))).toEqual(new Set(['raw', 'smoothed 0.9']));
  });

  it('keeps the measured curve as a ghost behind the smoothed one, without a tooltip of its own', () => {
    const [ghost, smooth] = curveFigure([series(50)], { ...options, smoothing: 0.5 }, palette).data;
    expect(ghost).toMatchObject({ hoverinfo: 'skip', showlegend: false });
    expect(smooth).toMatchObject({ opacity: 1, showlegend: true });
  });

  it('smooths means only: a count is a whole number', () => {
    expect(curveFigure([series(50)], { ...options, kind: 'count', smoothing: 0.9 }, palette).data).toHaveLength(1);
    expect(curveFigure([series(50)], { ...options, kind: 'evaluation', smoothing: 0.9 }, palette).data[0]).toMatchObject({ mode: 'lines+markers' });
  });

  it('leaves step 0 and values that have no logarithm out of logarithmic axes', () => {
    const figure = curveFigure([{ ...series(0), x: [0, 1, 2], y: [5, -1, 3] }], { ...options, xScale: 'log', yScale: 'log' }, palette);
    expect(figure.table().rows.map((row) => [row[3], row[4]])).toEqual([[1, null], [2, 3]]);
  });

  it('shows a run\'s name as text, not as markup', () => {
    expect(JSON.stringify(curveFigure([series(3)], options, palette).data)).toContain('A &lt;b&gt;');
  });
});

describe('plotPalette', () => {
  it('gives a run the color of the palette\'s own theme, so that an export of a dark screen is light', () => {
    expect(plotPalette(false).series(darkPalette[2]!)).toBe(lightPalette[2]);
    expect(plotPalette(true).series(lightPalette[2]!)).toBe(darkPalette[2]);
    expect(plotPalette(false).series(lightPalette[2]!)).toBe(lightPalette[2]);
    expect(plotPalette(false).background).toBe('#ffffff');
  });
});

describe('latentBarsFigure', () => {
  it('orders latents by σ, the unmeasured last', () => {
    expect(latentOrder([0.9, 0.1, null, 0.4])).toEqual([1, 3, 0, 2]);
  });

  it('says which latents are used', () => {
    const table = latentBarsFigure({ klPerLatent: [0.01, 2], sigmaPerLatent: [0.99, 0.1] }, 'kl', '#000000', palette).table();
    expect(table.rows).toEqual([[1, 2, 0.1, 'yes'], [0, 0.01, 0.99, 'no']]);
  });
});

describe('geometryFigure', () => {
  const { geometry } = sampleEvaluation();

  it('draws a line along both factors for every row and column, and exports every grid point', () => {
    const figure = geometryFigure(geometry, 3, palette);
    const lines = figure.data.filter((trace) => 'mode' in trace && trace.mode === 'lines');
    expect(lines).toHaveLength(geometry.rows + geometry.columns);
    expect(figure.table().columns).toEqual(['x', 'y', 'latent_0', 'latent_1']);
    expect(figure.table().rows).toHaveLength(geometry.rows * geometry.columns);
    expect(figure.table().rows[3]).toEqual([...geometry.factorValues[3]!, geometry.means[3]![0], geometry.means[3]![1]]);
  });

  it('has one scale on both axes and names the latents', () => {
    const { layout } = geometryFigure(geometry, 3, palette);
    expect(layout.xaxis).toMatchObject({ range: [-3, 3], title: { text: 'latent 0' } });
    expect(layout.yaxis).toMatchObject({ scaleanchor: 'x', scaleratio: 1, title: { text: 'latent 1' } });
  });

  it('draws a single factor as one colored path', () => {
    const single = { ...geometry, factors: ['x'], rows: 1, columns: 3, factorValues: [[0], [0.5], [1]], means: [[-1, 0], [0, 0.1], [1, 0]], singularValueRatio: null };
    const figure = geometryFigure(single, 3, palette);
    expect(figure.data).toHaveLength(1);
    expect(figure.data[0]).toMatchObject({ mode: 'lines+markers', x: [-1, 0, 1], y: [0, 0.1, 0] });
  });

  it('makes room for the whole embedding', () => {
    const wide = { ...geometry, means: geometry.means.map((mean) => mean.map((value) => 4 * value)) };
    const furthest = Math.max(...wide.means.flatMap((mean) => wide.latents.map((latent) => Math.abs(mean[latent]!))));
    expect(geometryExtent([geometry, wide])).toBeGreaterThan(furthest);
  });
});

describe('geometryPointer', () => {
  const area = { left: 40, top: 8, width: 300, height: 200, xRange: [-3, 3] as const, yRange: [-2, 2] as const };

  it('turns pixels into positions and back', () => {
    expect(toPosition(area, 0, 0)).toEqual({ x: -3, y: 2 });
    const position = toPosition(area, 120, 150);
    const pixel = toPixel(area, position);
    expect(pixel.left).toBeCloseTo(120);
    expect(pixel.top).toBeCloseTo(150);
  });

  it('stays inside the axes', () => {
    expect(toPosition(area, 900, -50)).toEqual({ x: 3, y: 2 });
  });

  it('reads the factors of the nearest grid point within reach', () => {
    const { geometry } = sampleEvaluation();
    const [x, y] = [geometry.means[7]![0]!, geometry.means[7]![1]!];
    expect(nearestFactors(geometry, { x: x + 0.001, y }, 0.1)).toEqual(geometry.factorValues[7]);
    expect(nearestFactors(geometry, { x: 90, y: 90 }, 0.1)).toBeNull();
  });
});

describe('informationFigure', () => {
  it('lists latents in the given order', () => {
    const { mig } = sampleEvaluation();
    const table = informationFigure(mig, ['x', 'y'], [1, 0], palette).table();
    expect(table.columns).toEqual(['latent', 'mutual_information_x_nats', 'mutual_information_y_nats']);
    expect(table.rows).toEqual([[1, ...mig.mutualInformation[1]!], [0, ...mig.mutualInformation[0]!]]);
  });
});

describe('rampColor', () => {
  it('meets its stops and stays within them', () => {
    const ramp = ['#000000', '#808080', '#ffffff'];
    expect(rampColor(ramp, 0)).toBe('rgb(0,0,0)');
    expect(rampColor(ramp, 0.5)).toBe('rgb(128,128,128)');
    expect(rampColor(ramp, 7)).toBe('rgb(255,255,255)');
  });
});
