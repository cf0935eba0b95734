import type { OnnxBuilder } from '../onnxBuilder';

/** A convolution's operands as ONNX has them. */
interface Operands {
  /** [n, inputs, h, w] */
  readonly x: string;
  /** [outputs, inputs, kh, kw] */
  readonly kernel: string;
  /** [outputs], or nothing. */
  readonly bias: readonly string[];
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * ONNX's Conv, with channels of zeros appended where onnxruntime's WebGPU provider (seen with 1.30.0) computes something
 * else: a number of channels above three that divides by three and not by four, with outputs
 * that divide by four. Three channels themselves come out right.
 */
export function convolve(builder: OnnxBuilder, { x, kernel, bias, inputs, outputs }: Operands, attributes: Readonly<Record<string, number | readonly number[]>>): string {
  const missing = inputs > 3 && inputs % 3 === 0 && inputs % 4 !== 0 && outputs % 4 === 0 ? 4 - (inputs % 4) : 0;
  if (missing === 0) return builder.node('Conv', [x, kernel, ...bias], attributes);
  const widen = (name: string) => builder.node('Pad', [name, builder.integers([0, 0, 0, 0, 0, missing, 0, 0]), builder.scalar(0)]);
  return builder.node('Conv', [widen(x), widen(kernel), ...bias], attributes);
}
