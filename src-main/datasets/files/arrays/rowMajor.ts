import type { NumberArray } from './numberType';

/**
 * An array in Fortran order, whose first axis runs fastest, in C order, whose last axis does.
 * @param numbers as many values as `shape` says
 */
export function rowMajor<Numbers extends NumberArray>(numbers: Numbers, shape: readonly number[]): Numbers {
  const result = numbers.slice() as Numbers;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = shape.map(() => 0);
  let source = 0;
  for (let target = 0; target < numbers.length; target++) {
    result[target] = numbers[source]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      source += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      source -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return result;
}
