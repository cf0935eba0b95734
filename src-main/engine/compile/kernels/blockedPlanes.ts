import type { GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { ConvolutionGeometry } from './convolutionGeometry';

/**
 * What a filter gradient multiplies, made from images with channels in blocks: there a pixel is a whole block, and what moves
 * pixels is several times faster than in planes.
 */

/** An image [n, h, w, c], padded, its rows and columns by their place within the stride: planes [n, stride · stride · c, h′, w′]. */
export function phasePlanes(lowering: Lowering, { batch, stride, inputs, inputSide, outputSide, kernel, pad }: ConvolutionGeometry, x: GraphValue): string {
  const { builder } = lowering;
  const block = lowering.target.channelBlock!;
  const blocks = inputs / block;
  const [height, width] = [0, 1].map((axis) => stride * (outputSide[axis]! - 1) + kernel[axis]!) as [number, number];
  const images = builder.node('Reshape', [lowering.blocked(x), builder.integers([batch * blocks, ...inputSide, block])]);
  // Rows and columns that no tap reaches are cut off, by a negative pad.
  const padded = builder.node('Pad', [images, builder.integers([0, pad.top, pad.left, 0, 0, height - inputSide[0] - pad.top, width - inputSide[1] - pad.left, 0]), builder.scalar(0)]);
  const apart = builder.node('Reshape', [padded, builder.integers([batch, blocks, height / stride, stride, width / stride, stride, block])]);
  const phases = builder.node('Transpose', [apart], { perm: [0, 3, 5, 1, 2, 4, 6] });
  return planes(lowering, phases, [batch, stride * stride * inputs, height / stride, width / stride]);
}

/** An image [n, h, w, c] moved by every tap of a kernel, into as many more rows and columns: planes [n, taps · c, h + kh − 1, w + kw − 1]. */
export function movedPlanes(lowering: Lowering, [kernelHeight, kernelWidth]: readonly [number, number], image: GraphValue): string {
  const { builder } = lowering;
  const block = lowering.target.channelBlock!;
  const [batch, height, width, channels] = image.shape as [number, number, number, number];
  const blocks = channels / block;
  const images = builder.node('Reshape', [lowering.blocked(image), builder.integers([batch, blocks, height, width, block])]);
  const moved = Array.from({ length: kernelHeight * kernelWidth }, (_, tap) => {
    const row = Math.floor(tap / kernelWidth);
    const column = tap % kernelWidth;
    return builder.node('Pad', [images, builder.integers([0, 0, row, column, 0, 0, 0, kernelHeight - 1 - row, kernelWidth - 1 - column, 0]), builder.scalar(0)]);
  });
  return planes(lowering, builder.node('Concat', moved, { axis: 1 }), [batch, moved.length * channels, height + kernelHeight - 1, width + kernelWidth - 1]);
}

function planes({ builder }: Lowering, blocked: string, shape: readonly [number, number, number, number]): string {
  return builder.node('com.microsoft.nchwc:ReorderOutput', [builder.node('Reshape', [blocked, builder.integers(shape)])], { channels: shape[1] });
}
