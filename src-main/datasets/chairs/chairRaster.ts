import { ChairCamera, type ChairView } from './chairCamera';
import type { ChairMesh } from './chairMesh';

/** Side of the drawn images in pixels. */
export const PICTURE_SIZE = 64;
/** Samples along each side of a pixel. */
const RAYS = 4;
const SAMPLES = PICTURE_SIZE * RAYS;
/** Distance of the camera, in radii of the chair. */
const DISTANCE = 4;
/** How far from the middle of the frame a chair reaches in its widest view, as a fraction of the frame. */
const FILL = 0.48;
/** Coordinates of a triangle. */
const TRIANGLE = 9;

/** A frame that is drawn into; used again for every picture. */
const nearness = new Float64Array(SAMPLES * SAMPLES);
const brightness = new Float64Array(SAMPLES * SAMPLES);

/**
 * Draws one chair in gray on white with a depth buffer. The camera looks at its middle from `DISTANCE` times its radius, and its
 * focal length is such that the chair just fits into the frame from every side, so that it keeps its size in all views.
 */
export class ChairRaster {
  /** Corners around the chair's middle, normals and tones, as in `ChairMesh`. */
  readonly #corners: Float64Array;
  readonly #normals: Float64Array;
  readonly #tones: Float64Array;
  readonly #distance: number;
  readonly #focalLength: number;
  /** A triangle as it is seen: of each corner the place in the frame and one over its depth; and the corners' brightness. */
  readonly #seen = new Float64Array(TRIANGLE);
  readonly #shades = new Float64Array(3);

  /** @param elevations all that will be drawn, in degrees. */
  constructor(mesh: ChairMesh, elevations: readonly number[]) {
    const middle = [0, 1, 2].map((axis) => {
      const [low, high] = range(mesh.corners.filter((_, index) => index % 3 === axis));
      return (low + high) / 2;
    });
    this.#corners = Float64Array.from(mesh.corners, (value, index) => value - middle[index % 3]!);
    this.#normals = Float64Array.from(mesh.normals);
    this.#tones = Float64Array.from(mesh.tones);
    let radius = 0;
    for (let index = 0; index < this.#corners.length; index += 3) radius = Math.max(radius, Math.hypot(...this.#corners.subarray(index, index + 3)));
    this.#distance = DISTANCE * radius;
    this.#focalLength = FILL / this.#widest(elevations);
  }

  /** @returns [PICTURE_SIZE, PICTURE_SIZE] bytes, 255 white. */
  draw(view: ChairView): Uint8Array {
    nearness.fill(0);
    brightness.fill(1);
    const camera = new ChairCamera(view, this.#distance, this.#focalLength);
    const normals = this.#normals;
    this.#tones.forEach((tone, triangle) => {
      for (let corner = 0; corner < 3; corner++) {
        const index = triangle * TRIANGLE + corner * 3;
        camera.project(this.#corners[index]!, this.#corners[index + 1]!, this.#corners[index + 2]!, this.#seen, corner * 3);
        this.#shades[corner] = tone * camera.light(normals[index]!, normals[index + 1]!, normals[index + 2]!);
      }
      fillTriangle(this.#seen, this.#shades);
    });
    const pixels = new Uint8Array(PICTURE_SIZE * PICTURE_SIZE);
    for (let row = 0; row < PICTURE_SIZE; row++) {
      for (let column = 0; column < PICTURE_SIZE; column++) pixels[row * PICTURE_SIZE + column] = Math.round(255 * meanBrightness(row, column));
    }
    return pixels;
  }

  /** How far from the middle of the frame any corner is seen when the chair is turned all around, at a focal length of 1. */
  #widest(elevations: readonly number[]): number {
    let widest = 0;
    for (const elevation of elevations) {
      const camera = new ChairCamera({ azimuth: 0, elevation }, this.#distance, 1);
      for (let index = 0; index < this.#corners.length; index += 3) {
        const radius = Math.hypot(this.#corners[index]!, this.#corners[index + 1]!);
        for (const [x, y] of [[radius, 0], [0, radius], [0, -radius]]) {
          camera.project(x!, y!, this.#corners[index + 2]!, this.#seen, 0);
          widest = Math.max(widest, Math.abs(this.#seen[0]!), Math.abs(this.#seen[1]!));
        }
      }
    }
    return widest;
  }
}

/** Fills a triangle where it is nearer than what was there. Nearness, one over depth, is linear in the frame, and brightness nearly so. */
function fillTriangle(seen: Float64Array, shades: Float64Array): void {
  const [ax, ay, az, bx, by, bz, cx, cy, cz] = seen as unknown as [number, number, number, number, number, number, number, number, number];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0) return;
  const nearRight = ((bz - az) * (cy - ay) - (cz - az) * (by - ay)) / area;
  const nearUp = ((cz - az) * (bx - ax) - (bz - az) * (cx - ax)) / area;
  const [shade, toB, toC] = [shades[0]!, shades[1]! - shades[0]!, shades[2]! - shades[0]!];
  const shadeRight = (toB * (cy - ay) - toC * (by - ay)) / area;
  const shadeUp = (toC * (bx - ax) - toB * (cx - ax)) / area;
  const end = firstSample(0.5 - Math.min(ay, by, cy));
  for (let row = firstSample(0.5 - Math.max(ay, by, cy)); row < end; row++) {
    const y = 0.5 - (row + 0.5) / SAMPLES;
    const [first, second, third] = [crossing(ax, ay, bx, by, y), crossing(bx, by, cx, cy, y), crossing(cx, cy, ax, ay, y)];
    const left = lesser(lesser(first, second), third);
    const right = -lesser(lesser(-first, -second), -third);
    const lastColumn = firstSample(0.5 + right);
    for (let column = firstSample(0.5 + left); column < lastColumn; column++) {
      const x = (column + 0.5) / SAMPLES - 0.5;
      const near = az + nearRight * (x - ax) + nearUp * (y - ay);
      const index = row * SAMPLES + column;
      if (near <= nearness[index]!) continue;
      nearness[index] = near;
      brightness[index] = Math.min(1, shade + shadeRight * (x - ax) + shadeUp * (y - ay));
    }
  }
}

/** Where a horizontal line crosses an edge; not a number where it does not. */
function crossing(fromX: number, fromY: number, toX: number, toY: number, y: number): number {
  return fromY <= y === toY <= y ? NaN : fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
}

/** The lesser of two numbers; the other one where one is not a number. */
function lesser(a: number, b: number): number {
  return a < b || Number.isNaN(b) ? a : b;
}

/** The first sample whose center lies at or behind a place of the frame, from 0 to 1. */
function firstSample(place: number): number {
  return Math.min(SAMPLES, Math.max(0, Math.ceil(place * SAMPLES - 0.5)));
}

function meanBrightness(row: number, column: number): number {
  let sum = 0;
  for (let y = row * RAYS; y < (row + 1) * RAYS; y++) {
    for (let x = column * RAYS; x < (column + 1) * RAYS; x++) sum += brightness[y * SAMPLES + x]!;
  }
  return sum / RAYS ** 2;
}

function range(values: readonly number[]): [low: number, high: number] {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}
