import { Generator } from '../../../../src-main/random/generator';
import type { Representation } from '../../../../src-main/science/representation';

/** Random numbers for tests, the same in every run. */
export class Draws {
  readonly generator: Generator;

  constructor(seed: number) {
    this.generator = Generator.fromSeed(seed, 'preview');
  }

  uniform = (): number => this.generator.uniform();

  /** Standard normal values. */
  normals(count: number): Float64Array {
    const values = new Float32Array(count);
    this.generator.fillNormal(values);
    return Float64Array.from(values);
  }

  /** Classes 0 … count − 1, equally likely. */
  classes(samples: number, count: number): Int32Array {
    return Int32Array.from({ length: samples }, () => this.generator.integer(count));
  }
}

/** A table of equally long columns, [rows, columns]. */
export function tableOf(columns: readonly ArrayLike<number>[]): Float64Array {
  const rows = columns[0]!.length;
  return Float64Array.from({ length: rows * columns.length }, (_, index) => columns[index % columns.length]![Math.floor(index / columns.length)]!);
}

/** A representation with nothing but codes and factors, given column by column. */
export function representationOf(codes: readonly ArrayLike<number>[], factors: readonly Int32Array[], changes: Partial<Representation> = {}): Representation {
  return { samples: codes[0]!.length, latents: codes.length, codes: tableOf(codes), factors, posteriors: null, geometry: null, ...changes };
}
