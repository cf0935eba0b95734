/**
 * How much of each pixel a disk covers, by counting the centers of `antialiasing`² subpixels that lie in it (as Watters et
 * al. 2019 draw them, Appendix A.3). Only pixels that the disk touches are visited: each row of subpixels is an interval,
 * found with one square root, and pixels that lie inside the intervals of all their rows are covered without counting.
 */
export class DiskCoverage {
  readonly #imageSize: number;
  readonly #antialiasing: number;
  /** First and last subpixel column inside the disk, for each subpixel row of the current pixel row; empty where last < first. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  /** Coverage of the pixels of the current row, from its first touched pixel on. */
  readonly #row: Float64Array;

  /** @param imageSize side of the square image in pixels. */
  constructor(imageSize: number, antialiasing: number) {
    this.#imageSize = imageSize;
    this.#antialiasing = antialiasing;
    this.#first = new Int32Array(antialiasing);
    this.#last = new Int32Array(antialiasing);
    this.#row = new Float64Array(imageSize);
  }

  /**
   * Calls `visit` for each pixel row that the disk touches; what lies outside the frame is cut off.
   * @param x, y, diameter as fractions of the frame's width.
   * @param visit receives the row, the first pixel column, how many pixels, and their coverage in [0, 1]. The array is
   * reused: read it during the call only.
   */
  forEachRow(x: number, y: number, diameter: number, visit: (row: number, column: number, count: number, coverage: Float64Array) => void): void {
    const size = this.#imageSize;
    const radius = (diameter * size) / 2;
    const top = Math.max(0, Math.floor(y * size - radius));
    const bottom = Math.min(size - 1, Math.floor(y * size + radius));
    for (let row = top; row <= bottom; row++) {
      const [innerFirst, innerLast] = this.#intervals(row, x * size, y * size, radius);
      let outerFirst = size * this.#antialiasing;
      let outerLast = -1;
      for (let index = 0; index < this.#antialiasing; index++) {
        if (this.#last[index]! < this.#first[index]!) continue;
        outerFirst = Math.min(outerFirst, this.#first[index]!);
        outerLast = Math.max(outerLast, this.#last[index]!);
      }
      if (outerLast < outerFirst) continue;
      const column = Math.floor(outerFirst / this.#antialiasing);
      const count = Math.floor(outerLast / this.#antialiasing) - column + 1;
      this.#count(column, count, innerFirst, innerLast);
      visit(row, column, count, this.#row);
    }
  }

  /** Fills the intervals of a pixel row and returns the subpixel columns that lie in all of them. */
  #intervals(row: number, x: number, y: number, radius: number): [first: number, last: number] {
    const factor = this.#antialiasing;
    let innerFirst = 0;
    let innerLast = this.#imageSize * factor - 1;
    for (let index = 0; index < factor; index++) {
      const distance = row + (index + 0.5) / factor - y;
      const squared = radius * radius - distance * distance;
      if (squared < 0) {
        this.#first[index] = 0;
        this.#last[index] = -1;
        innerLast = -1;
        continue;
      }
      const half = Math.sqrt(squared);
      const first = Math.max(0, Math.ceil((x - half) * factor - 0.5));
      const last = Math.min(this.#imageSize * factor - 1, Math.floor((x + half) * factor - 0.5));
      this.#first[index] = first;
      this.#last[index] = last;
      innerFirst = Math.max(innerFirst, first);
      innerLast = Math.min(innerLast, last);
    }
    return [innerFirst, innerLast];
  }

  /** Coverage of `count` pixels from `column` on; pixels within [innerFirst, innerLast] are full. */
  #count(column: number, count: number, innerFirst: number, innerLast: number): void {
    const factor = this.#antialiasing;
    for (let index = 0; index < count; index++) {
      const left = (column + index) * factor;
      const right = left + factor - 1;
      if (left >= innerFirst && right <= innerLast) {
        this.#row[index] = 1;
        continue;
      }
      let inside = 0;
      for (let subpixelRow = 0; subpixelRow < factor; subpixelRow++) {
        const overlap = Math.min(right, this.#last[subpixelRow]!) - Math.max(left, this.#first[subpixelRow]!) + 1;
        if (overlap > 0) inside += overlap;
      }
      this.#row[index] = inside / (factor * factor);
    }
  }
}
