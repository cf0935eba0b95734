import type { Geometry } from '@shared/run/evaluation';
import { embeddedPoints, type GeometryPosition } from './geometryFigure';
import type { PlotArea } from './plotlyFacade';

/** Pixel inside the axes → position in the two latents, kept within what the plot shows. */
export function toPosition(area: PlotArea, left: number, top: number): GeometryPosition {
  const [lowX, highX] = area.xRange;
  const [lowY, highY] = area.yRange;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return { x: lowX + (highX - lowX) * within(left / area.width), y: highY - (highY - lowY) * within(top / area.height) };
}

/** Position in the two latents → pixel inside the axes. */
export function toPixel(area: PlotArea, position: GeometryPosition): { left: number; top: number } {
  const [lowX, highX] = area.xRange;
  const [lowY, highY] = area.yRange;
  return { left: ((position.x - lowX) / (highX - lowX)) * area.width, top: ((highY - position.y) / (highY - lowY)) * area.height };
}

/** The factor values of the grid point nearest to a position; null where none is within `reach` (in latent units). */
export function nearestFactors(geometry: Geometry, position: GeometryPosition, reach: number): readonly number[] | null {
  let best = reach * reach;
  let found: readonly number[] | null = null;
  for (const [index, point] of embeddedPoints(geometry).entries()) {
    const distance = (point.x - position.x) ** 2 + (point.y - position.y) ** 2;
    if (distance > best) continue;
    best = distance;
    found = geometry.factorValues[index]!;
  }
  return found;
}
