import type { NumberArray, NumberType } from './numberType';

/** An array of numbers in a file. */
export interface StoredArray {
  readonly shape: readonly number[];
  readonly type: NumberType;
  /** All of its numbers in C order, in pieces of whole items of the first axis, a few megabytes each; can be called again. */
  pieces(): AsyncGenerator<NumberArray>;
}

/** A file of named arrays. */
export interface ArrayFile {
  readonly path: string;
  readonly names: readonly string[];
  /** @throws ProblemError where there is no such array, or it does not hold numbers. */
  open(name: string): Promise<StoredArray>;
  close(): void;
}

/** Numbers of one item of the first axis. */
export function valuesPerItem(shape: readonly number[]): number {
  return shape.slice(1).reduce((product, axis) => product * axis, 1);
}
