/** Corners of a polygon, [x₀, y₀, x₁, y₁, …], in units of the sprite's own size, y downwards. */
export type Outline = Float64Array;

const SQUARE: Outline = Float64Array.of(-1, -1, 1, -1, 1, 1, -1, 1);
const ELLIPSE = polygon(100, (angle) => [1.33 * Math.cos(angle), Math.sin(angle) / 1.33]);
const HEART = polygon(150, (angle) => {
  const height = 13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
  return [Math.sin(angle) ** 3, -(height / 14.5 + 0.15)];
});

/**
 * The three shapes of dSprites (Matthey et al. 2017), square, ellipse and heart, as polygons. Their equations were fitted
 * to published images: drawn by `SpriteRaster` they agree in every pixel.
 */
export const spriteOutlines: readonly Outline[] = [SQUARE, ELLIPSE, HEART];

function polygon(corners: number, point: (angle: number) => readonly [x: number, y: number]): Outline {
  return Float64Array.from(Array.from({ length: corners }, (_, index) => point((2 * Math.PI * index) / corners)).flat());
}
