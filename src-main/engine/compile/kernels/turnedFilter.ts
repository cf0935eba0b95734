import type { GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { ConvolutionGeometry } from './convolutionGeometry';

/** A filter [kh, kw, c, c′] turned by 180° in the plane, its dimensions then permuted. */
export function turnedFilter(lowering: Lowering, shape: ConvolutionGeometry, filter: GraphValue, permutation: readonly number[]): string {
  const { builder } = lowering;
  const [height, width] = shape.kernel;
  const taps = height * width;
  const flat = builder.node('Reshape', [lowering.rowMajor(filter), builder.integers([taps, shape.inputs * shape.outputs])]);
  const turned = builder.node('Gather', [flat, builder.integers(Array.from({ length: taps }, (_, tap) => taps - 1 - tap))], { axis: 0 });
  const square = builder.node('Reshape', [turned, builder.integers([height, width, shape.inputs, shape.outputs])]);
  return builder.node('Transpose', [square], { perm: permutation });
}
