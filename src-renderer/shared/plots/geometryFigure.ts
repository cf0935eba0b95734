import type { Data } from 'plotly.js-dist';
import type { Geometry } from '@shared/run/evaluation';
import { firstFactorRamp, firstFactorRampDark, rampColor, rampScale, secondFactorRamp, secondFactorRampDark, type Ramp } from './colorRamp';
import type { Figure } from './figure';
import { planeLayout } from './planeLayout';
import type { PlotPalette } from './plotPalette';

/** Room right of the axes for two color bars with their labels. */
const COLOR_KEYS_WIDTH = 92;

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
  return planeExtent(geometries.flatMap(({ means, blank, latents }) => [...means, ...(blank ? [blank] : [])].flatMap((mean) => latents.map((latent) => mean[latent] ?? 0))));
}

/** The same of any coordinates in the plane. */
export function planeExtent(coordinates: readonly number[]): number {
  let extent = 2.6;
  for (const coordinate of coordinates) extent = Math.max(extent, Math.abs(coordinate));
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
    data: [...lines, pointTrace(geometry, position, palette, grid ? null : ramps[0]!), ...heldOutTrace(geometry, position, palette), ...blankTrace(geometry, palette), ...(grid ? geometry.factors.map((name, factor) => colorKey(name, ranges[factor]!, ramps[factor]!, factor, palette)) : [])],
    layout: planeLayout(geometry.latents, extent, palette, COLOR_KEYS_WIDTH),
    table: () => ({
      columns: [...geometry.factors, ...geometry.latents.map((latent) => `latent_${String(latent)}`), ...(geometry.heldOut ? ['held_out'] : [])],
      rows: [
        ...geometry.factorValues.map((values, index) => [...values, position[index]!.x, position[index]!.y, ...(geometry.heldOut ? [geometry.heldOut[index] === true ? 'yes' : 'no'] : [])]),
        // The blank image has no factors.
        ...(geometry.blank ? [[...geometry.factors.map(() => null), ...geometry.latents.map((latent) => geometry.blank![latent] ?? null), ...(geometry.heldOut ? ['no'] : [])]] : []),
      ],
    }),
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

/** What was kept out of training stands out, as the paper's black points do (Figures 12 to 19). */
function heldOutTrace({ heldOut }: Geometry, position: readonly GeometryPosition[], palette: PlotPalette): Data[] {
  const points = position.filter((_, index) => heldOut?.[index] === true);
  if (points.length === 0) return [];
  return [{ type: 'scatter', mode: 'markers', x: points.map(({ x }) => x), y: points.map(({ y }) => y), marker: { size: 5, color: palette.text }, hoverinfo: 'skip' }];
}

/** The code of the blank image, as the paper's star (Figure 20). */
function blankTrace({ blank, latents }: Geometry, palette: PlotPalette): Data[] {
  if (!blank) return [];
  return [{
    type: 'scatter', mode: 'markers', x: [blank[latents[0]] ?? null], y: [blank[latents[1]] ?? null], marker: { symbol: 'star', size: 13, color: palette.text, line: { color: palette.isDark ? '#000000' : '#ffffff', width: 1 } },
    hovertemplate: `blank image<br>latent ${String(latents[0])} %{x:.2f}, latent ${String(latents[1])} %{y:.2f}<extra></extra>`,
  }];
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

function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
