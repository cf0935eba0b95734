import type { OnnxBuilder } from '../onnxBuilder';

/** A tensor [batch, channels, pixels]. */
interface Planes {
  readonly name: string;
  readonly channels: number;
}

/**
 * Σ over images of left · rightᵀ: [batch, channels, pixels] twice → [left channels, right channels].
 *
 * Large images stay apart until the end, which keeps the long axis of each product in the cache; the sum over them is a
 * product with ones, for that is a fraction of the time of ReduceSum. Where an image has so few pixels that its product is
 * larger than itself, the images are laid side by side first.
 */
export function productOverImages(builder: OnnxBuilder, left: Planes, right: Planes, batch: number, pixels: number): string {
  // The right side of a product is packed, transposed, for every image: the smaller one should be there.
  if (right.channels > left.channels) return builder.node('Transpose', [productOverImages(builder, right, left, batch, pixels)], { perm: [1, 0] });
  const outputSize = left.channels * right.channels;
  if (outputSize > pixels * (left.channels + right.channels)) {
    const sideBySide = ({ name, channels }: Planes) => builder.node('Reshape', [builder.node('Transpose', [name], { perm: [1, 0, 2] }), builder.integers([channels, batch * pixels])]);
    return builder.node('Gemm', [sideBySide(left), sideBySide(right)], { transB: 1 });
  }
  const perImage = builder.node('MatMul', [left.name, builder.node('Transpose', [right.name], { perm: [0, 2, 1] })]);
  const ones = builder.constant(new Float32Array(batch).fill(1), [1, batch], 'float32');
  const sum = builder.node('Gemm', [ones, builder.node('Reshape', [perImage, builder.integers([batch, outputSize])])]);
  return builder.node('Reshape', [sum, builder.integers([left.channels, right.channels])]);
}
