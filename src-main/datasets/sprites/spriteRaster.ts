import { spriteFactors } from '@shared/experiment/datasets/sprites';
import { spriteOutlines } from './spriteOutlines';

/** Side of the published images in pixels. */
export const SPRITE_SIZE = 64;
/** Half the side of the square of scale 1, in pixels. */
const UNIT = 9.6;
/** Corners lie on a grid of 1/256 pixel, as graphics hardware has it. */
const GRID = 256;
/** Where in the grid the center of a pixel lies. */
const CENTER = GRID / 2;

const MOST_CORNERS = Math.max(...spriteOutlines.map((outline) => outline.length / 2));
const [, scaleLevels, orientationLevels, xLevels, yLevels] = spriteFactors.map(({ levels }) => levels!);
/** The last orientation is a full turn: the same image as the first. */
const DISTINCT_ORIENTATIONS = orientationLevels!.length - 1;

/**
 * The masks of dSprites (Matthey et al. 2017) pixel for pixel. The outline is scaled, turned counter-clockwise,
 * moved, put on the grid of 1/256 pixel, and filled wherever a pixel's center is inside. A center on the outline is inside
 * at the left and at the bottom, outside at the right and at the top. All in integers from the grid on, hence exact.
 */
export class SpriteRaster {
  /** Scaled and turned outlines around the origin, in grid steps; filled when first used. */
  readonly #turned: (Float64Array | undefined)[] = [];
  readonly #x = new Int32Array(MOST_CORNERS);
  readonly #y = new Int32Array(MOST_CORNERS);
  /** Ones where a row changes from outside to inside or back; all zero between images. */
  readonly #changes = new Uint8Array(SPRITE_SIZE * (SPRITE_SIZE + 1));

  /**
   * Visits each row of the sprite from top to bottom.
   * @param shape, scale, orientation, posX, posY level indices.
   * @param visit receives a row and a run of pixels that are inside: from column `first` up to, but not including, `end`.
   */
  forEachRun(shape: number, scale: number, orientation: number, posX: number, posY: number, visit: (row: number, first: number, end: number) => void): void {
    const corners = this.#place(this.#outline(shape, scale, orientation), (16 + 32 * xLevels![posX]!) * GRID, (16 + 32 * yLevels![posY]!) * GRID);
    let left = SPRITE_SIZE;
    let right = 0;
    let top = SPRITE_SIZE;
    let bottom = -1;
    let previous = corners - 1;
    for (let corner = 0; corner < corners; corner++) {
      const upper = this.#y[previous]! < this.#y[corner]! ? previous : corner;
      const lower = upper === previous ? corner : previous;
      previous = corner;
      const x = this.#x[upper]!;
      const y = this.#y[upper]!;
      const width = this.#x[lower]! - x;
      const height = this.#y[lower]! - y;
      const firstRow = Math.floor((y + CENTER) / GRID);
      const lastRow = Math.floor((y + height + CENTER) / GRID) - 1;
      for (let row = firstRow; row <= lastRow; row++) {
        const column = Math.ceil(((x - CENTER) * height + (row * GRID + CENTER - y) * width) / (height * GRID));
        this.#changes[row * (SPRITE_SIZE + 1) + column]! ^= 1;
        if (column < left) left = column;
        if (column > right) right = column;
        if (row < top) top = row;
        if (row > bottom) bottom = row;
      }
    }
    this.#visitRuns(top, bottom, left, right, visit);
  }

  #outline(shape: number, scale: number, orientation: number): Float64Array {
    const turn = orientation % DISTINCT_ORIENTATIONS;
    const key = (shape * scaleLevels!.length + scale) * DISTINCT_ORIENTATIONS + turn;
    this.#turned[key] ??= turned(spriteOutlines[shape]!, scaleLevels![scale]!, orientationLevels![turn]!);
    return this.#turned[key];
  }

  /** Puts the corners on the grid around a center. @returns how many there are. */
  #place(outline: Float64Array, centerX: number, centerY: number): number {
    const corners = outline.length / 2;
    for (let corner = 0; corner < corners; corner++) {
      this.#x[corner] = Math.round(outline[2 * corner]! + centerX);
      this.#y[corner] = Math.round(outline[2 * corner + 1]! + centerY);
    }
    return corners;
  }

  #visitRuns(top: number, bottom: number, left: number, right: number, visit: (row: number, first: number, end: number) => void): void {
    for (let row = top; row <= bottom; row++) {
      let first = -1;
      for (let column = left, index = row * (SPRITE_SIZE + 1) + left; column <= right; column++, index++) {
        if (this.#changes[index] === 0) continue;
        this.#changes[index] = 0;
        if (first < 0) first = column;
        else {
          visit(row, first, column);
          first = -1;
        }
      }
    }
  }
}

function turned(outline: Float64Array, scale: number, angle: number): Float64Array {
  const cosine = Math.cos(angle) * UNIT * scale * GRID;
  const sine = Math.sin(angle) * UNIT * scale * GRID;
  return outline.map((value, index) => (index % 2 === 0 ? value * cosine + outline[index + 1]! * sine : value * cosine - outline[index - 1]! * sine));
}
