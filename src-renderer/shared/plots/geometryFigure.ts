import type { Data } from 'plotly.js-dist';
import type { Geometry } from '@shared/run/evaluation';
import { firstFactorRamp, firstFactorRampDark, rampColor, rampScale, secondFactorRamp, secondFactorRampDark, type Ramp } from './colorRamp';
import type { Figure } from './figure';
import { baseAxis, baseLayout, type PlotPalette } from './plotPalette';

/** One line of the factor grid: the points it joins and the factor that stays the same along it. */
interface GridLine {
  readonly points: readonly number[];
  readonly fixedFactor: number;
}

/** A position in the two latents that a geometry plot shows. */
export interface GeometryPosition {
  readonly x: number;
  readonly y: number;
}

/** Half the width of the shown square: room for a standard normal, more when the embedding needs it. */
export function geometryExtent(geometries: readonly Geometry[]): number {
  let extent = 2.6;
  for (const geometry of geometries) {
    for (const mean of geometry.means) for (const latent of geometry.latents) extent = Math.max(extent, Math.abs(mean[latent] ?? 0));
  }
  return extent * 1.06;
}

/** The factor grid embedded in the two latents of lowest variance, as in Figure 4 of Watters et al. 2019. */
export function geometryFigure(geometry: Geometry, extent: number, palette: PlotPalette): Figure {
  const position = embeddedPoints(geometry);
  const ramps = palette.isDark ? [firstFactorRampDark, secondFactorRampDark] : [firstFactorRamp, secondFactorRamp];
  const ranges = geometry.factors.map((_, factor) => rangeOf(geometry.factorValues.map((values) => values[factor]!)));
  const grid = geometry.factors.length === 2;
  const lines: Data[] = grid ? gridLines(geometry).map((line) => lineTrace(line, geometry, position, ranges[line.fixedFactor]!, ramps[line.fixedFactor]!)) : [];
  return {
    data: [...lines, pointTrace(geometry, position, palette, grid ? null : ramps[0]!), ...(grid ? geometry.factors.map((name, factor) => colorKey(name, ranges[factor]!, ramps[factor]!, factor, palette)) : [])],
    layout: geometryLayout(geometry, extent, palette),
    table: {
      columns: [...geometry.factors, ...geometry.latents.map((latent) => `latent_${String(latent)}`)],
      rows: geometry.factorValues.map((values, index) => [...values, position[index]!.x, position[index]!.y]),
    },
  };
}

/** Each grid point as the plot shows it. */
export function embeddedPoints({ means, latents }: Geometry): GeometryPosition[] {
  return means.map((mean) => ({ x: mean[latents[0]] ?? NaN, y: mean[latents[1]] ?? NaN }));
}

/** The lines of the grid in both directions. Which factor a line holds fixed is read from the values, not assumed. */
function gridLines({ rows, columns, factorValues }: Geometry): GridLine[] {
  const alongRows = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => row * columns + column));
  const alongColumns = Array.from({ length: columns }, (_, column) => Array.from({ length: rows }, (_, row) => row * columns + column));
  return [...alongRows, ...alongColumns].filter((points) => points.length > 1).map((points) => {
    const spread = (factor: number) => { const [low, high] = rangeOf(points.map((point) => factorValues[point]![factor]!)); return high - low; };
    return { points, fixedFactor: spread(0) <= spread(1) ? 0 : 1 };
  });
}

function lineTrace({ points, fixedFactor }: GridLine, geometry: Geometry, position: readonly GeometryPosition[], [low, high]: readonly [number, number], ramp: Ramp): Data {
  const value = geometry.factorValues[points[0]!]![fixedFactor]!;
  return {
    type: 'scatter',
    mode: 'lines',
    x: points.map((point) => position[point]!.x),
    y: points.map((point) => position[point]!.y),
    line: { color: rampColor(ramp, (value - low) / (high - low || 1)), width: 1.2 },
    hoverinfo: 'skip',
  };
}

function pointTrace(geometry: Geometry, position: readonly GeometryPosition[], palette: PlotPalette, ramp: Ramp | null): Data {
  const [horizontal, vertical] = geometry.latents;
  const factors = geometry.factors.map((name, factor) => `${name} %{customdata[${String(factor)}]:.3~g}`).join(' · ');
  return {
    type: 'scatter',
    mode: ramp ? 'lines+markers' : 'markers',
    x: position.map(({ x }) => x),
    y: position.map(({ y }) => y),
    customdata: geometry.factorValues.map((values) => [...values]),
    line: { color: palette.line, width: 1 },
    marker: ramp ? { size: 6, color: geometry.factorValues.map(([value]) => value!), colorscale: rampScale(ramp), showscale: true, colorbar: colorbar(geometry.factors[0]!, 0, palette) } : { size: 2, color: palette.mutedText, opacity: 0.6 },
    hovertemplate: `${factors}<br>latent ${String(horizontal)} %{x:.2f}, latent ${String(vertical)} %{y:.2f}<extra></extra>`,
  };
}

/** An invisible trace that carries the color bar of one factor. */
function colorKey(name: string, [low, high]: readonly [number, number], ramp: Ramp, place: number, palette: PlotPalette): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    x: [null],
    y: [null],
    hoverinfo: 'skip',
    marker: { color: [low], cmin: low, cmax: high, colorscale: rampScale(ramp), showscale: true, colorbar: colorbar(name, place, palette, [low, high]) },
  };
}

function colorbar(name: string, place: number, palette: PlotPalette, ends?: readonly [number, number]) {
  return {
    orientation: 'v' as const,
    x: 1,
    xpad: 10 + place * 36,
    y: 0.5,
    len: 0.62,
    thickness: 7,
    outlinewidth: 0,
    ticks: '' as const,
    tickfont: { size: 10, color: palette.mutedText },
    ...(ends ? { tickvals: [...ends], ticktext: ends.map((value) => String(Number(value.toPrecision(3)))) } : { nticks: 3 }),
    title: { text: name, side: 'top' as const, font: { size: 11, color: palette.text } },
  };
}

function geometryLayout({ latents }: Geometry, extent: number, palette: PlotPalette): Figure['layout'] {
  const axis = { ...baseAxis(palette), range: [-extent, extent] as [number, number], constrain: 'domain' as const, dtick: extent > 8 ? 4 : extent > 4 ? 2 : 1 };
  return {
    ...baseLayout(palette),
    uirevision: latents.join(),
    margin: { l: 44, r: 92, t: 8, b: 38 },
    hovermode: 'closest',
    xaxis: { ...axis, title: { ...axis.title, text: `latent ${String(latents[0])}` } },
    yaxis: { ...axis, title: { ...axis.title, text: `latent ${String(latents[1])}` }, scaleanchor: 'x', scaleratio: 1 },
  };
}

function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
