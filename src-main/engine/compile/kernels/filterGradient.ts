import type { GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { ConvolutionGeometry } from './convolutionGeometry';

/**
 * The gradient of a convolution by its filter: x [n, h, w, c] and dy [n, h′, w′, c′] → [kh, kw, c, c′].
 *
 * For every tap, the pixels of x that it touched times the gradients at the pixels it wrote: a matrix product
 * [c, h′·w′] × [h′·w′, c′] for each image, summed over the images. Keeping the images apart keeps each product's long axis
 * in the cache and spares copying x into the order of one large product.
 */
export function filterGradient(lowering: Lowering, shape: ConvolutionGeometry, x: GraphValue, dy: GraphValue): string {
  const { builder } = lowering;
  const { batch, stride, inputs, outputs, pad } = shape;
  const [kernelHeight, kernelWidth] = shape.kernel;
  const [height, width] = shape.outputSide;
  const pixels = height * width;
  const padded = builder.node('Pad', [lowering.channelsFirst(x), builder.integers([0, 0, pad.top, pad.left, 0, 0, pad.bottom, pad.right]), builder.scalar(0)]);
  const gradients = builder.node('Transpose', [builder.node('Reshape', [lowering.channelsFirst(dy), builder.integers([batch, outputs, pixels])])], { perm: [0, 2, 1] });
  const taps: string[] = [];
  for (let row = 0; row < kernelHeight; row++) {
    for (let column = 0; column < kernelWidth; column++) {
      const window = builder.node('Slice', [
        padded,
        builder.integers([row, column]),
        builder.integers([row + stride * (height - 1) + 1, column + stride * (width - 1) + 1]),
        builder.integers([2, 3]),
        builder.integers([stride, stride]),
      ]);
      const pixelsOfTap = builder.node('Reshape', [window, builder.integers([batch, inputs, pixels])]);
      const perImage = builder.node('MatMul', [pixelsOfTap, gradients]);
      taps.push(builder.node('ReduceSum', [perImage, builder.integers([0])], { keepdims: 0 }));
    }
  }
  return builder.node('Reshape', [builder.node('Concat', taps, { axis: 0 }), builder.integers([kernelHeight, kernelWidth, inputs, outputs])]);
}
