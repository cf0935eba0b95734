import type { Lowering } from '../lowering';
import type { OnnxBuilder } from '../onnxBuilder';
import type { Target } from '../target';
import { convolve, filterBlocks, gatherBlocks, runsBlocked, type ConvolutionOperands } from './blockedConvolution';
import type { ConvolutionGeometry } from './convolutionGeometry';

/** Every how-many-th row (or column) of the input, and what of the kernel reaches it. */
interface Phase {
  /** Taps in the order in which they meet the rows of dy. */
  readonly taps: readonly number[];
  readonly padBefore: number;
  readonly padAfter: number;
}

/** Whether `blockedInputGradient` takes this convolution. */
export function hasBlockedInputGradient(target: Target, shape: ConvolutionGeometry): boolean {
  const { stride, kernel, inputSide, inputs, outputs } = shape;
  if (!runsBlocked(target, outputs, inputs)) return false;
  if ([...kernel, ...inputSide].some((extent) => extent % stride !== 0)) return false;
  return [...phasesOf(shape, 0), ...phasesOf(shape, 1)].every(({ padBefore, padAfter }) => padBefore >= 0 && padAfter >= 0);
}

/**
 * The gradient of a convolution by its input, dy [n, h′, w′, c′] → [n, h, w, c], with channels in blocks. Rows and columns of
 * the result fall into as many phases as the stride has steps; each pair of phases is a convolution of dy with the taps that
 * reach it, turned by 180°, and together they cost no more products than the convolution itself.
 */
export function blockedInputGradient(lowering: Lowering, shape: ConvolutionGeometry, operands: ConvolutionOperands): string {
  const { builder } = lowering;
  const { stride } = shape;
  const rows = phasesOf(shape, 0);
  const columns = phasesOf(shape, 1);
  const filters = phaseFilters(lowering, shape, operands, rows, columns);
  const parts = rows.map((row, rowPhase) => columns.map((column, columnPhase) => convolve(lowering, shape.outputs, operands, filters[rowPhase * stride + columnPhase]!, {
    kernel_shape: [row.taps.length, column.taps.length],
    strides: [1, 1],
    pads: [row.padBefore, column.padBefore, row.padAfter, column.padAfter],
  })));
  return stride === 1 ? parts[0]![0]! : interleave(builder, shape, parts, lowering.target.channelBlock!);
}

function phasesOf({ stride, kernel, inputSide, outputSide, pad }: ConvolutionGeometry, axis: 0 | 1): Phase[] {
  const before = axis === 0 ? pad.top : pad.left;
  const count = kernel[axis] / stride;
  return Array.from({ length: stride }, (_, phase): Phase => {
    const first = (phase + before) % stride;
    const padBefore = count - 1 - (phase + before - first) / stride;
    return {
      taps: Array.from({ length: count }, (_tap, place) => first + stride * (count - 1 - place)),
      padBefore,
      padAfter: inputSide[axis] / stride - outputSide[axis] + count - 1 - padBefore,
    };
  });
}

/** The filter of every pair of phases, each [c, c′, taps, taps] in blocks. */
function phaseFilters(lowering: Lowering, { stride, kernel, inputs, outputs }: ConvolutionGeometry, { filter }: ConvolutionOperands, rows: readonly Phase[], columns: readonly Phase[]): string[] {
  const { builder } = lowering;
  const [height, width] = kernel;
  const phases = stride * stride;
  const taps = (height * width) / phases;
  const order = rows.flatMap((row) => columns.map((column) => row.taps.flatMap((tapRow) => column.taps.map((tapColumn) => tapRow * width + tapColumn))));
  // [c′, taps, c]: transposing a matrix and then moving whole blocks takes a third of the time of one transpose of everything.
  const turned = builder.node('Transpose', [builder.node('Reshape', [lowering.rowMajor(filter), builder.integers([height * width * inputs, outputs])])], { perm: [1, 0] });
  const found = order.flatMap((tapsOfPhase) => filterBlocks(lowering, { taps, from: outputs, to: inputs }, (tap, from, toBlock, blocks) => (from * height * width + tapsOfPhase[tap]!) * blocks + toBlock));
  const together = gatherBlocks(lowering, turned, found, [phases * inputs, outputs, height / stride, width / stride]);
  if (phases === 1) return [together];
  const names = Array.from({ length: phases }, () => builder.name('Split'));
  builder.nodeWithOutputs('Split', [together, builder.integers(names.map(() => inputs))], { axis: 0 }, names);
  return names;
}

/** Images of every pair of phases, put together again. Pixels are blocks of channels, which makes this two joins. */
function interleave(builder: OnnxBuilder, { batch, stride, inputs, inputSide }: ConvolutionGeometry, parts: readonly (readonly string[])[], block: number): string {
  const [height, width] = inputSide;
  const linesOfPhase = (batch * inputs * height) / (block * stride);
  const rows = parts.map((columns) => {
    const pixels = columns.map((name) => builder.node('Reshape', [name, builder.integers([(linesOfPhase * width) / stride, 1, block])]));
    return builder.node('Reshape', [builder.node('Concat', pixels, { axis: 1 }), builder.integers([linesOfPhase, 1, width * block])]);
  });
  return builder.node('Reshape', [builder.node('Concat', rows, { axis: 1 }), builder.integers([batch, inputs, height, width])]);
}
