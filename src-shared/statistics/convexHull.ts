/** A place in a plot. */
export type Point = readonly [x: number, y: number];

/**
 * The corners of the smallest convex polygon around some points, counter-clockwise from the leftmost (Andrew 1979). Points
 * along an edge are no corners; fewer than three are left where all points lie on a line.
 */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(([firstX, firstY], [secondX, secondY]) => firstX - secondX || firstY - secondY);
  const distinct = sorted.filter(([x, y], index) => index === 0 || x !== sorted[index - 1]![0] || y !== sorted[index - 1]![1]);
  if (distinct.length < 3) return distinct;
  const lower = chain(distinct);
  const upper = chain([...distinct].reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

/** Points from one end to the other that turn left only. */
function chain(points: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const point of points) {
    while (corners.length > 1 && turn(corners[corners.length - 2]!, corners[corners.length - 1]!, point) <= 0) corners.pop();
    corners.push(point);
  }
  return corners;
}

/** Above 0 where the way over three points turns left. */
function turn([firstX, firstY]: Point, [secondX, secondY]: Point, [thirdX, thirdY]: Point): number {
  return (secondX - firstX) * (thirdY - firstY) - (secondY - firstY) * (thirdX - firstX);
}
