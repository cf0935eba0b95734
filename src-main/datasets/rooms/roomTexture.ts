/** Floor and walls are tiled with hexagons: their centers are this far apart along a row, */
const TILE = 0.1;
/** and the rows this far apart, every other one shifted by half a tile. */
const ROW = 0.08;
/** Brightness on the seam between two tiles, how it rises with the distance from the seam, and how far. */
const SEAM = 0.975;
const RISE = 1.5;
const BEVEL = 0.035;
/** The walls repeat every so often along their length. */
const WALL_PERIOD = 0.8;
/** A stain on each repetition: from here to there (along the wall, height), so wide, so dark. */
const STAIN = { left: 0.06, top: 0.53, across: 0.16, down: 0.23, radius: 0.055, brightness: 0.95, start: -0.85 };
/** Where the tiles of the walls start, in height. */
const WALL_BOTTOM = 0.005;

/** Brightness of the floor's texture, about 1. @param x, y in the units of the scene. */
export function floorTexture(x: number, y: number): number {
  return hexagons(x, y);
}

/** Brightness of the walls' texture, about 1. @param along position along the wall, growing to the right as seen from inside. */
export function wallTexture(along: number, height: number): number {
  const tiles = hexagons(height - WALL_BOTTOM, along);
  const fromLeft = modulo(along - STAIN.start, WALL_PERIOD) - STAIN.left;
  const fromTop = STAIN.top - height;
  const share = Math.min(1, Math.max(0, (fromLeft * STAIN.across + fromTop * STAIN.down) / (STAIN.across ** 2 + STAIN.down ** 2)));
  const distance = Math.hypot(fromLeft - share * STAIN.across, fromTop - share * STAIN.down);
  return distance < STAIN.radius ? tiles * STAIN.brightness : tiles;
}

/** Beveled hexagonal tiles: brightest in their middle. The seam is where two centers are equally near. */
function hexagons(along: number, across: number): number {
  let nearest = Infinity;
  let second = Infinity;
  const row = Math.floor(across / ROW);
  for (let r = row; r <= row + 1; r++) {
    const shift = modulo(r, 2) / 2;
    const column = Math.floor(along / TILE - shift);
    for (let c = column; c <= column + 1; c++) {
      const distance = Math.hypot(along - (c + shift) * TILE, across - r * ROW);
      if (distance < nearest) {
        second = nearest;
        nearest = distance;
      } else if (distance < second) {
        second = distance;
      }
    }
  }
  return SEAM + RISE * Math.min(BEVEL, (second - nearest) / 2);
}

function modulo(value: number, period: number): number {
  return value - period * Math.floor(value / period);
}
