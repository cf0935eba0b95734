import { vector, type Vector } from '../vector';

const { add, cross, dot, scale, subtract, unit } = vector;
/** Sides of what is round. */
const SIDES = 12;

/** The surface of a chair, put together from solids. Lengths are in meters, x to the chair's right, y to its front, z up. */
export class ChairMesh {
  /** Corners of the triangles, three of three coordinates each, and the outward unit normals there. */
  readonly corners: number[] = [];
  readonly normals: number[] = [];
  /** How much light each triangle sends back, from 0 black to 1 white. */
  readonly tones: number[] = [];

  /** A straight bar with a rectangular section. @param side the direction across which it is `width` wide; it is `depth` deep across both. */
  beam(from: Vector, to: Vector, side: Vector, width: number, depth: number, tone: number): void {
    const along = unit(subtract(to, from));
    const across = unit(subtract(side, scale(along, dot(side, along))));
    const half = scale(across, width / 2);
    const other = scale(cross(along, across), depth / 2);
    const outline = [add(half, other), subtract(half, other), scale(add(half, other), -1), subtract(other, half)];
    this.prism(outline.map((corner) => add(from, corner)), subtract(to, from), tone);
  }

  /** A round bar, tapering from one radius to the other. */
  rod(from: Vector, to: Vector, startRadius: number, endRadius: number, tone: number): void {
    const along = unit(subtract(to, from));
    const across = unit(cross(along, Math.abs(along[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
    const other = cross(along, across);
    const around = Array.from({ length: SIDES }, (_, index) => {
      const angle = (2 * Math.PI * index) / SIDES;
      return add(scale(across, Math.cos(angle)), scale(other, Math.sin(angle)));
    });
    around.forEach((normal, index) => {
      const next = around[(index + 1) % SIDES]!;
      const [a, b] = [add(from, scale(normal, startRadius)), add(from, scale(next, startRadius))];
      const [c, d] = [add(to, scale(next, endRadius)), add(to, scale(normal, endRadius))];
      this.#triangle([a, b, c], [normal, next, next], tone);
      this.#triangle([a, c, d], [normal, next, normal], tone);
    });
    this.#fan(around.map((normal) => add(from, scale(normal, startRadius))), scale(along, -1), tone);
    this.#fan(around.map((normal) => add(to, scale(normal, endRadius))), along, tone);
  }

  /** A solid between a flat convex outline and the same outline moved by `depth`. */
  prism(outline: readonly Vector[], depth: Vector, tone: number): void {
    const center = scale(outline.reduce(add), 1 / outline.length);
    const far = outline.map((corner) => add(corner, depth));
    const facing = unit(cross(subtract(outline[1]!, outline[0]!), subtract(center, outline[0]!)));
    const outward = dot(facing, depth) > 0 ? scale(facing, -1) : facing;
    this.#fan(outline, outward, tone);
    this.#fan(far, scale(outward, -1), tone);
    outline.forEach((corner, index) => {
      const after = (index + 1) % outline.length;
      const normal = unit(cross(subtract(outline[after]!, corner), depth));
      this.#quad([corner, outline[after]!, far[after]!, far[index]!], dot(normal, subtract(corner, center)) < 0 ? scale(normal, -1) : normal, tone);
    });
  }

  /** A curved panel: a grid of places in its middle, as rows of equally many, made `depth` thick. */
  shell(rows: readonly (readonly Vector[])[], depth: number, tone: number): void {
    const normals = rows.map((row, r) => row.map((_, c) => gridNormal(rows, r, c)));
    const offset = (sign: number): Vector[][] => rows.map((row, r) => row.map((place, c) => add(place, scale(normals[r]![c]!, (sign * depth) / 2))));
    const [front, rear] = [offset(1), offset(-1)];
    for (let r = 0; r + 1 < rows.length; r++) {
      for (let c = 0; c + 1 < rows[r]!.length; c++) {
        this.#patch(front, normals, r, c, tone, 1);
        this.#patch(rear, normals, r, c, tone, -1);
      }
    }
    const border = [...rows[0]!.map((_, c) => [0, c]), ...rows.map((row, r) => [r, row.length - 1]), ...rows[0]!.map((_, c) => [rows.length - 1, rows[0]!.length - 1 - c]), ...rows.map((_, r) => [rows.length - 1 - r, 0])];
    const middle = scale(rows.flat().reduce(add), 1 / rows.flat().length);
    border.forEach(([r, c], index) => {
      const [nextRow, nextColumn] = border[(index + 1) % border.length]!;
      const corner = front[r!]![c!]!;
      const next = front[nextRow!]![nextColumn!]!;
      const across = subtract(next, corner);
      if (dot(across, across) === 0) return;
      const normal = unit(cross(across, normals[r!]![c!]!));
      this.#quad([corner, next, rear[nextRow!]![nextColumn!]!, rear[r!]![c!]!], dot(normal, subtract(corner, middle)) < 0 ? scale(normal, -1) : normal, tone);
    });
  }

  #patch(places: readonly (readonly Vector[])[], normals: readonly (readonly Vector[])[], r: number, c: number, tone: number, sign: number): void {
    const at = (row: number, column: number): [Vector, Vector] => [places[row]![column]!, scale(normals[row]![column]!, sign)];
    const [[a, an], [b, bn], [d, dn], [e, en]] = [at(r, c), at(r, c + 1), at(r + 1, c + 1), at(r + 1, c)];
    this.#triangle([a, b, d], [an, bn, dn], tone);
    this.#triangle([a, d, e], [an, dn, en], tone);
  }

  #quad([a, b, c, d]: readonly [Vector, Vector, Vector, Vector], normal: Vector, tone: number): void {
    this.#triangle([a, b, c], [normal, normal, normal], tone);
    this.#triangle([a, c, d], [normal, normal, normal], tone);
  }

  /** A flat convex face. */
  #fan(outline: readonly Vector[], normal: Vector, tone: number): void {
    for (let index = 1; index + 1 < outline.length; index++) this.#triangle([outline[0]!, outline[index]!, outline[index + 1]!], [normal, normal, normal], tone);
  }

  #triangle(corners: readonly [Vector, Vector, Vector], normals: readonly [Vector, Vector, Vector], tone: number): void {
    for (const corner of corners) this.corners.push(...corner);
    for (const normal of normals) this.normals.push(...normal);
    this.tones.push(tone);
  }
}

/** The normal of a grid of places at one of them, from its neighbors. */
function gridNormal(rows: readonly (readonly Vector[])[], r: number, c: number): Vector {
  const row = rows[r]!;
  const across = subtract(row[Math.min(row.length - 1, c + 1)]!, row[Math.max(0, c - 1)]!);
  const along = subtract(rows[Math.min(rows.length - 1, r + 1)]![c]!, rows[Math.max(0, r - 1)]![c]!);
  return unit(cross(across, along));
}
