import { convexHull, type Point } from './convexHull';

/** The mean of some replicas in two measures, with their standard deviations. */
export interface MeanPoint {
  readonly mean: Point;
  /** 0 where there is one replica. */
  readonly deviation: Point;
}

const CORNERS_OF_ELLIPSE = 48;

/**
 * The shaded region around a sweep, "the hull of one standard deviation" (Watters et al. 2019, Figure 3): around each mean an
 * ellipse of one standard deviation to either side, and between neighbors of the sweep whatever lies between their ellipses,
 * which is the convex hull of the two. The paper does not say more; ellipses rather than boxes, since both measures are
 * rarely a whole deviation off at once.
 * @param means in the order of the sweep.
 * @returns convex polygons, all counter-clockwise. They overlap: drawn as one path with the non-zero rule they are the region.
 */
export function deviationHull(means: readonly MeanPoint[]): Point[][] {
  const ellipses = means.map(ellipse);
  const regions = ellipses.length === 1 ? ellipses : ellipses.slice(1).map((corners, index) => [...ellipses[index]!, ...corners]);
  return regions.map(convexHull).filter((corners) => corners.length > 2);
}

/** Corners such that the ellipse lies within them. */
function ellipse({ mean: [x, y], deviation: [width, height] }: MeanPoint): Point[] {
  const outward = 1 / Math.cos(Math.PI / CORNERS_OF_ELLIPSE);
  return Array.from({ length: CORNERS_OF_ELLIPSE }, (_, corner): Point => {
    const angle = (2 * Math.PI * corner) / CORNERS_OF_ELLIPSE;
    return [x + outward * width * Math.cos(angle), y + outward * height * Math.sin(angle)];
  });
}
