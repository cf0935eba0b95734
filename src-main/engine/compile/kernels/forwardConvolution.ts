import type { Lowering } from '../lowering';
import type { ConvolutionOperands } from './blockedConvolution';
import { onnxPads, type ConvolutionGeometry } from './convolutionGeometry';
import { convolve } from './convolve';
import { turnedFilter } from './turnedFilter';

/** Below this share of outputs to inputs, gathering patches costs more than the products. */
const FEW_OUTPUTS = 1 / 8;

/**
 * A convolution: x [n, h, w, c] and the filter [kh, kw, c, c′] → [n, c′, h′, w′], channels first.
 * Conv gathers kh·kw·c numbers per pixel; with few outputs it is cheaper to multiply first and to scatter the kh·kw·c′
 * products, which is what ConvTranspose does with the kernel turned by 180°.
 */
export function forwardConvolution(lowering: Lowering, shape: ConvolutionGeometry, { image, filter, bias }: ConvolutionOperands): string {
  const { builder } = lowering;
  const attributes = { kernel_shape: shape.kernel, strides: [shape.stride, shape.stride] };
  if (shape.stride === 1 && shape.outputs <= shape.inputs * FEW_OUTPUTS) {
    const { kernel, pad } = shape;
    const crop = [kernel[0] - 1 - pad.top, kernel[1] - 1 - pad.left, kernel[0] - 1 - pad.bottom, kernel[1] - 1 - pad.right];
    return builder.node('ConvTranspose', [lowering.channelsFirst(image), turnedFilter(lowering, shape, filter, [2, 3, 0, 1]), ...bias], { ...attributes, pads: crop });
  }
  const kernel = builder.node('Transpose', [lowering.rowMajor(filter)], { perm: [3, 2, 0, 1] });
  return convolve(builder, { x: lowering.channelsFirst(image), kernel, bias, inputs: shape.inputs, outputs: shape.outputs }, { ...attributes, pads: onnxPads(shape) });
}
