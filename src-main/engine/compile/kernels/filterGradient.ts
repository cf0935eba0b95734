import type { GraphValue } from '../graph';
import type { Lowering } from '../lowering';
import type { OnnxBuilder } from '../onnxBuilder';
import { movedPlanes, phasePlanes } from './blockedPlanes';
import type { ConvolutionGeometry } from './convolutionGeometry';
import { productOverImages } from './productOverImages';

/** The correlation that a filter gradient is: images already padded, channels first, stride 1. */
interface Correlation {
  readonly batch: number;
  readonly kernel: readonly [height: number, width: number];
  readonly inputs: number;
  readonly outputs: number;
  /** Size of dy; the padded input has kernel − 1 more rows and columns. */
  readonly size: readonly [height: number, width: number];
}

/** Moving one side's pixels pays when that side has this many times fewer channels. */
const CLEARLY_FEWER = 4;

/**
 * The gradient of a convolution by its filter: x [n, h, w, c] and dy [n, h′, w′, c′] → [kh, kw, c, c′].
 *
 * For every tap it is a matrix product, over all pixels, of x moved by the tap with dy. Moving costs memory traffic, so the
 * side with clearly fewer channels is moved for all taps and put into one wide product. Where both are wide, x is moved
 * along columns and dy the other way along rows: 4 + 4 copies give 4 · 4 taps. A stride
 * of two becomes stride one by turning 2×2 pixels into channels.
 */
export function filterGradient(lowering: Lowering, shape: ConvolutionGeometry, x: GraphValue, dy: GraphValue): string {
  const { builder } = lowering;
  const { batch, stride, inputs, outputs, outputSide: size } = shape;
  const [kernelHeight, kernelWidth] = shape.kernel;
  if (stride === 1) return correlate(lowering, { batch, kernel: shape.kernel, inputs, outputs, size }, padded(lowering, shape, x), dy);

  if (kernelHeight % stride !== 0 || kernelWidth % stride !== 0) throw new Error(`The compiled engine needs a kernel size that is a multiple of the stride, not ${String(kernelHeight)}×${String(kernelWidth)} with stride ${String(stride)}`);
  const kernel = [kernelHeight / stride, kernelWidth / stride] as const;
  const phases = lowering.isBlockedOnly(x)
    ? phasePlanes(lowering, shape, x)
    : builder.node('SpaceToDepth', [cropToStride(builder, shape, padded(lowering, shape, x))], { blocksize: stride });
  const perPhase = correlate(lowering, { batch, kernel, inputs: stride * stride * inputs, outputs, size }, phases, dy);
  const apart = builder.node('Reshape', [perPhase, builder.integers([...kernel, stride, stride, inputs, outputs])]);
  const woven = builder.node('Transpose', [apart], { perm: [0, 2, 1, 3, 4, 5] });
  return builder.node('Reshape', [woven, builder.integers([kernelHeight, kernelWidth, inputs, outputs])]);
}

/** [n, c, h, w] */
function padded(lowering: Lowering, { pad }: ConvolutionGeometry, x: GraphValue): string {
  const { builder } = lowering;
  return builder.node('Pad', [lowering.channelsFirst(x), builder.integers([0, 0, pad.top, pad.left, 0, 0, pad.bottom, pad.right]), builder.scalar(0)]);
}

/** Cuts off rows and columns that no tap reaches, so that the rest divides by the stride. */
function cropToStride(builder: OnnxBuilder, shape: ConvolutionGeometry, padded: string): string {
  const reached = [0, 1].map((axis) => shape.stride * (shape.outputSide[axis]! - 1) + shape.kernel[axis]!);
  const present = [shape.inputSide[0] + shape.pad.top + shape.pad.bottom, shape.inputSide[1] + shape.pad.left + shape.pad.right];
  if (reached[0] === present[0] && reached[1] === present[1]) return padded;
  return builder.node('Slice', [padded, builder.integers([0, 0]), builder.integers(reached), builder.integers([2, 3])]);
}

/** Σ over images and pixels of x, planes with their padding, moved by each tap times dy: [kh, kw, c, c′]. */
function correlate(lowering: Lowering, shape: Correlation, x: string, dy: GraphValue): string {
  const { builder } = lowering;
  const { batch, inputs, outputs, size } = shape;
  const [kernelHeight, kernelWidth] = shape.kernel;
  const moveInput = inputs * CLEARLY_FEWER <= outputs;
  const moveGradients = outputs * CLEARLY_FEWER <= inputs;
  const rowsOfInput = moveInput ? kernelHeight : 1;
  const columnsOfInput = moveGradients ? 1 : kernelWidth;
  const rowsOfGradients = kernelHeight / rowsOfInput;
  const columnsOfGradients = kernelWidth / columnsOfInput;

  const pixels = (size[0] + (rowsOfGradients > 1 ? kernelHeight - 1 : 0)) * (size[1] + (columnsOfGradients > 1 ? kernelWidth - 1 : 0));
  const left = positions(rowsOfInput, columnsOfInput).map(([row, column]) => windowOf(builder, shape, x, row, column, rowsOfInput > 1, columnsOfInput > 1));
  const alongRows = rowsOfGradients > 1 && columnsOfGradients === 1;
  const right = alongRows ? movedAlongRows(builder, shape, lowering.channelsFirst(dy)) : movedGradients();
  const gradientsTogether = { name: builder.node('Reshape', [right, builder.integers([batch, rowsOfGradients * columnsOfGradients * outputs, pixels])]), channels: rowsOfGradients * columnsOfGradients * outputs };
  // Narrow inputs make one product together; wide ones a product each, without being copied once more.
  const operands = moveInput ? [{ name: join(builder, left, 1), channels: left.length * inputs }] : left.map((name) => ({ name, channels: inputs }));
  const products = operands.map((operand) => productOverImages(builder, operand, gradientsTogether, batch, pixels));
  const ofGradients = alongRows ? [outputs, rowsOfGradients, 1] : [rowsOfGradients, columnsOfGradients, outputs];
  const together = builder.node('Reshape', [join(builder, products, 0), builder.integers([rowsOfInput, columnsOfInput, inputs, ...ofGradients])]);
  const ordered = builder.node('Transpose', [together], { perm: alongRows ? [0, 4, 1, 5, 2, 3] : [0, 3, 1, 4, 2, 5] });
  return builder.node('Reshape', [ordered, builder.integers([kernelHeight, kernelWidth, inputs, outputs])]);

  function movedGradients(): string {
    const taps = [rowsOfGradients, columnsOfGradients] as const;
    if (lowering.isBlockedOnly(dy)) return rowsOfGradients * columnsOfGradients === 1 ? lowering.channelsFirst(dy) : movedPlanes(lowering, taps, dy);
    return join(builder, positions(...taps).map(([row, column]) => spread(builder, shape, lowering.channelsFirst(dy), row, column, rowsOfGradients > 1, columnsOfGradients > 1)), 1);
  }
  function join(target: OnnxBuilder, names: readonly string[], axis: number): string {
    return names.length === 1 ? names[0]! : target.node('Concat', names, { axis });
  }
  function positions(rows: number, columns: number): [row: number, column: number][] {
    return Array.from({ length: rows * columns }, (_, index) => [Math.floor(index / columns), index % columns]);
  }
  function windowOf(target: OnnxBuilder, { size, kernel }: Correlation, name: string, row: number, column: number, alongRows: boolean, alongColumns: boolean): string {
    const height = alongRows ? size[0] : size[0] + kernel[0] - 1;
    const width = alongColumns ? size[1] : size[1] + kernel[1] - 1;
    const whole = !alongRows && !alongColumns;
    const moved = whole ? name : target.node('Slice', [name, target.integers([row, column]), target.integers([row + height, column + width]), target.integers([2, 3])]);
    return target.node('Reshape', [moved, target.integers([batch, inputs, height * width])]);
  }
  function spread(target: OnnxBuilder, { size, kernel }: Correlation, name: string, row: number, column: number, alongRows: boolean, alongColumns: boolean): string {
    const above = alongRows ? row : 0;
    const below = alongRows ? kernel[0] - 1 - row : 0;
    const before = alongColumns ? column : 0;
    const after = alongColumns ? kernel[1] - 1 - column : 0;
    const whole = !alongRows && !alongColumns;
    const moved = whole ? name : target.node('Pad', [name, target.integers([0, 0, above, before, 0, 0, below, after]), target.scalar(0)]);
    return target.node('Reshape', [moved, target.integers([batch, outputs, (size[0] + above + below) * (size[1] + before + after)])]);
  }
}

/**
 * dy moved down by 0, 1, … rows, as many as the kernel has: [batch, outputs, kernel rows · (height + kernel rows − 1) · width].
 * Moving by rows only puts zeros before and after, so the copies and the zeros between them make one join.
 */
function movedAlongRows(builder: OnnxBuilder, { batch, kernel: [rows], outputs, size: [height, width] }: Correlation, gradients: string): string {
  const flat = builder.node('Reshape', [gradients, builder.integers([batch, outputs, height * width])]);
  const between = builder.zeros([batch, outputs, rows * width]);
  const copies = Array.from({ length: rows }, () => flat);
  return builder.node('Concat', copies.flatMap((copy, row) => (row === 0 ? [copy] : [between, copy])), { axis: 2 });
}
