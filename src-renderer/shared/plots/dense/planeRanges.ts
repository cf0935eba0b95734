import type { PlotPlane } from '../painter/plotPlane';

/** What both axes show, in the units of their scales: decades where they are logarithmic. */
export interface PlaneRanges {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The ranges after the content was dragged by so many pixels. */
export function pannedRanges({ xRange, yRange, width, height }: PlotPlane, across: number, down: number): PlaneRanges {
  const x = (-across / width) * (xRange[1] - xRange[0]);
  const y = (down / height) * (yRange[1] - yRange[0]);
  return { x: [xRange[0] + x, xRange[1] + x], y: [yRange[0] + y, yRange[1] + y] };
}

/** The ranges after zooming in by `factor` around a place in pixels, which stays where it is. */
export function zoomedRanges({ xRange, yRange, left, top, width, height }: PlotPlane, factor: number, at: readonly [number, number]): PlaneRanges {
  return { x: around(xRange, factor, (at[0] - left) / width), y: around(yRange, factor, 1 - (at[1] - top) / height) };
}

function around([low, high]: readonly [number, number], factor: number, share: number): [number, number] {
  const fixed = low + share * (high - low);
  return [fixed - (fixed - low) / factor, fixed + (high - fixed) / factor];
}
