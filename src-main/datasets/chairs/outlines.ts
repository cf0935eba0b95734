/** A place on a plane. */
export type Point = readonly [across: number, along: number];

/** Corners of a circle around the origin, as a polygon. */
export function ring(radius: number, corners = 24): Point[] {
  return arc(radius, radius, 0, 2 * Math.PI, corners).slice(1);
}

/** Places on an ellipse around the origin, from one angle to another, both included: `pieces` + 1 of them. */
export function arc(acrossRadius: number, alongRadius: number, start: number, end: number, pieces: number): Point[] {
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const angle = start + ((end - start) * index) / pieces;
    return [acrossRadius * Math.cos(angle), alongRadius * Math.sin(angle)];
  });
}

/** A rectangle around the origin whose corners are quarters of a circle. */
export function roundedRectangle(width: number, depth: number, corner: number): Point[] {
  return [[1, 1], [-1, 1], [-1, -1], [1, -1]].flatMap(([across, along], quarter) =>
    arc(corner, corner, (quarter * Math.PI) / 2, ((quarter + 1) * Math.PI) / 2, 3).map(([x, y]): Point => [across! * (width / 2 - corner) + x, along! * (depth / 2 - corner) + y]),
  );
}
