import * as tf from '@tensorflow/tfjs';

/** Geometry of one convolution, as both directions of it need it. */
export interface ConvolutionGeometry {
  readonly batch: number;
  readonly stride: number;
  readonly kernel: readonly [height: number, width: number];
  readonly inputs: number;
  readonly outputs: number;
  readonly inputSide: readonly [height: number, width: number];
  readonly outputSide: readonly [height: number, width: number];
  readonly pad: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** Padding in ONNX's order: top, left, bottom, right. */
export function onnxPads({ pad }: ConvolutionGeometry): number[] {
  return [pad.top, pad.left, pad.bottom, pad.right];
}

/** Reads the geometry off a kernel call. @throws Error for convolutions that the compiled engine can't express */
export function convolutionGeometry(inputShape: readonly number[], filterShape: readonly number[], attributes: Readonly<Record<string, unknown>>): ConvolutionGeometry {
  const { strides, pad, dataFormat, dilations } = attributes as { strides: number | [number, number]; pad: 'same' | 'valid' | number; dataFormat: string; dilations?: number | [number, number] };
  const [stride, otherStride] = Array.isArray(strides) ? strides : [strides, strides];
  if (stride !== otherStride) throw new Error('Convolutions with two different strides are not supported by the compiled engine');
  if (dataFormat !== 'NHWC') throw new Error(`Convolutions in the order ${dataFormat} are not supported by the compiled engine`);
  if (dilations !== undefined && [dilations].flat().some((dilation) => dilation !== 1)) throw new Error('Dilated convolutions are not supported by the compiled engine');
  const info = tf.backend_util.computeConv2DInfo(inputShape as [number, number, number, number], filterShape as [number, number, number, number], strides, 1, pad);
  return {
    batch: info.batchSize,
    stride,
    kernel: [info.filterHeight, info.filterWidth],
    inputs: info.inChannels,
    outputs: info.outChannels,
    inputSide: [info.inHeight, info.inWidth],
    outputSide: [info.outHeight, info.outWidth],
    pad: info.padInfo,
  };
}
