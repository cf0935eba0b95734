import type { LatentPlane } from '@shared/run/evaluation';
import { cloudFigure } from '../cloudFigure';
import { geometryExtent, geometryFigure, planeExtent } from '../geometryFigure';
import type { PlotPalette } from '../plotPalette';
import { paintedTraces } from './paintedFigure';
import { paintTraces } from './paintTraces';
import { plotPlane } from './plotPlane';

/** The side from which on points have the size that they have in a plot of their own. */
const WHOLE_PLOT = 280;

/** Draws the factor grid of a geometry, or the codes that stand in for it, alone, without axes, into a square of the context: for pictures as small as a stamp. */
export function paintPlane(context: CanvasRenderingContext2D, latentPlane: LatentPlane, side: number, palette: PlotPalette): void {
  const extent = 'classes' in latentPlane ? planeExtent(latentPlane.means.flat()) : geometryExtent([latentPlane]);
  const { data } = 'classes' in latentPlane ? cloudFigure(latentPlane, extent, palette) : geometryFigure(latentPlane, extent, palette);
  // Points that are right for a whole plot would cover a small one.
  const traces = paintedTraces(data).map((trace) => (trace.marker?.size === undefined ? trace : { ...trace, marker: { ...trace.marker, size: trace.marker.size * Math.min(1, side / WHOLE_PLOT) } }));
  const range: [number, number] = [-extent, extent];
  const plane = plotPlane(traces, { margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: { range }, yaxis: { range } }, { width: side, height: side });
  context.strokeStyle = palette.grid;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, side / 2);
  context.lineTo(side, side / 2);
  context.moveTo(side / 2, 0);
  context.lineTo(side / 2, side);
  context.stroke();
  paintTraces(context, plane, traces, undefined);
}
