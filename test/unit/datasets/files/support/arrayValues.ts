import { toDoubles } from '../../../../../src-main/datasets/files/arrays/numberType';
import type { StoredArray } from '../../../../../src-main/datasets/files/arrays/storedArray';

/** All numbers of an array, piece by piece. */
export async function arrayValues(array: StoredArray): Promise<number[]> {
  const values: number[] = [];
  for await (const piece of array.pieces()) values.push(...toDoubles(piece));
  return values;
}
