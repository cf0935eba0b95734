import type { GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { AttributeValue } from '../onnxBuilder';
import type { Target } from '../target';
import { onnxPads, type ConvolutionGeometry } from './convolutionGeometry';

/** What a convolution takes beside its geometry. */
export interface ConvolutionOperands {
  /** The image that is read, [n, h, w, c]. */
  readonly image: GraphValue;
  /** [kh, kw, c, c′] */
  readonly filter: GraphValue;
  /** Name of [c′], or nothing. */
  readonly bias: readonly string[];
  readonly activation: 'Relu' | null;
}

/**
 * Whether onnxruntime's convolution with channels in blocks takes this many channels: whole blocks come out; whole blocks go
 * in, or less than one as plain [n, c, h, w].
 */
export function runsBlocked({ channelBlock }: Target, inputs: number, outputs: number): boolean {
  return channelBlock !== null && outputs % channelBlock === 0 && (inputs % channelBlock === 0 || inputs < channelBlock);
}

/** A convolution [n, h, w, c] → [n, h′, w′, c′] with channels in blocks; see `runsBlocked`. */
export function blockedConvolution(lowering: Lowering, shape: ConvolutionGeometry, operands: ConvolutionOperands): string {
  const filter = forwardFilter(lowering, shape, operands.filter);
  return convolve(lowering, shape.inputs, operands, filter, { kernel_shape: shape.kernel, strides: [shape.stride, shape.stride], pads: onnxPads(shape) });
}

/** The operator itself. Its filter is [c′, c, kh, kw] with both kinds of channels in blocks: [c′ / block, c / block, kh, kw, block of c, block of c′]. */
export function convolve(lowering: Lowering, inputs: number, { image, bias, activation }: ConvolutionOperands, filter: string, attributes: Readonly<Record<string, AttributeValue>>): string {
  const source = isNarrow(lowering, inputs) ? lowering.channelsFirst(image) : lowering.blocked(image);
  return lowering.builder.node('com.microsoft.nchwc:Conv', [source, filter, ...bias], { ...attributes, ...(activation ? { activation } : {}) });
}

/** Whether there is less than one block of channels: they are then not in blocks. */
export function isNarrow({ target }: Lowering, channels: number): boolean {
  return channels < target.channelBlock!;
}

function forwardFilter(lowering: Lowering, { kernel, inputs, outputs }: ConvolutionGeometry, filter: GraphValue): string {
  const taps = kernel[0] * kernel[1];
  const rows = filterBlocks(lowering, { taps, from: inputs, to: outputs }, (tap, from, toBlock, blocks) => (tap * inputs + from) * blocks + toBlock);
  return gatherBlocks(lowering, lowering.rowMajor(filter), rows, [outputs, inputs, ...kernel]);
}

/**
 * Where a filter in blocks, [c′ / block, c / block, taps, block of c, block of c′], finds each of its rows of one block of c′.
 * @param rowOf the row of a source that is laid out as rows of one block, by tap, channel c and block of c′
 */
export function filterBlocks(lowering: Lowering, { taps, from, to }: { taps: number; from: number; to: number }, rowOf: (tap: number, from: number, toBlock: number, blocks: number) => number): number[] {
  const block = lowering.target.channelBlock!;
  const blocks = to / block;
  const step = isNarrow(lowering, from) ? 1 : block;
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  return range(blocks).flatMap((toBlock) => range(from / step).flatMap((fromBlock) => range(taps).flatMap((tap) => range(step).map((place) => rowOf(tap, fromBlock * step + place, toBlock, blocks)))));
}

/** Rows of one block, gathered from a tensor of any shape: for filters a third of the time of a Transpose that moves the same blocks. */
export function gatherBlocks({ builder, target }: Lowering, source: string, rows: readonly number[], shape: readonly number[]): string {
  const table = builder.node('Reshape', [source, builder.integers([-1, target.channelBlock!])]);
  return builder.node('Reshape', [builder.node('Gather', [table, builder.integers(rows)], { axis: 0 }), builder.integers(shape)]);
}
