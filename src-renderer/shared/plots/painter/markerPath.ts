/** Adds one marker around a place to the context's path. */
export type MarkerPath = (context: CanvasRenderingContext2D, x: number, y: number, radius: number) => void;

// Plotly draws its symbols at the same size as a circle of equal weight, not of equal width.
const STAR_OUTER = 1.4;
const STAR_INNER = 0.381966 * STAR_OUTER;
const DIAMOND = 1.3;

const corners = Array.from({ length: 10 }, (_, index) => {
  const angle = -Math.PI / 2 + (index * Math.PI) / 5;
  const reach = index % 2 === 0 ? STAR_OUTER : STAR_INNER;
  return [reach * Math.cos(angle), reach * Math.sin(angle)] as const;
});

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function polygon(points: readonly (readonly [number, number])[]): MarkerPath {
  return (context, x, y, radius) => {
    points.forEach(([across, up], index) => {
      if (index === 0) context.moveTo(x + across * radius, y + up * radius);
      else context.lineTo(x + across * radius, y + up * radius);
    });
    context.closePath();
  };
}

const paths: Readonly<Partial<Record<string, MarkerPath>>> = { star: polygon(corners), diamond: polygon([[0, -DIAMOND], [DIAMOND, 0], [0, DIAMOND], [-DIAMOND, 0]]) };

/** How a symbol of Plotly's is drawn: a star, a diamond, else a circle. */
export function markerPath(symbol: string | undefined): MarkerPath {
  return paths[symbol ?? 'circle'] ?? circle;
}
