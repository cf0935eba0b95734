import * as tf from '@tensorflow/tfjs';
import { coordinateAt } from './coordinateAt';
import { KERNEL_SIZE } from './layerTensors';

const TAPS = KERNEL_SIZE * KERNEL_SIZE;
const PAD_BEFORE = 1;

/** The convolution that follows the broadcast. */
export interface BroadcastLayer {
  /** Side of the tile. */
  readonly side: number;
  /** [4, 4, code + 2, filters], or of a doubling layer [4, 4, filters, code + 2]; the last two inputs are x (along columns) and y (along rows). */
  readonly kernel: tf.Tensor4D;
  /** [filters] */
  readonly bias: tf.Tensor1D;
  /** Whether it is a transposed convolution of stride 2. */
  readonly doubling: boolean;
  /** Position i of the tile, row-major, has the coordinates of position `permutation[i]`; null leaves them in place. */
  readonly permutation: readonly number[] | null;
}

/**
 * The Spatial Broadcast (Watters et al. 2019, Algorithm 1) together with the convolution that follows it, exactly, without
 * ever building the tiled tensor. A tiled code looks the same at every pixel, so its convolution takes one value per
 * pattern of taps that fall inside the tile: 4×4 patterns for a 4×4 kernel, whatever the tile's size. The coordinate
 * channels are constants, so their patches are too. Both become one matrix product
 *
 *   [batch·filters, patterns + 2·taps + 1] × [patterns + 2·taps + 1, outputSide²]
 *
 * @param code the latents, or what layers before the broadcast made of them, [batch, code]
 * @returns [batch, outputSide, outputSide, filters]; the output has the tile's side, of a doubling layer twice that
 */
export function spatialBroadcast(code: tf.Tensor2D, { side, kernel: given, bias, doubling, permutation }: BroadcastLayer): tf.Tensor4D {
  const kernel = doubling ? tf.transpose(given, [0, 1, 3, 2]) : given;
  const [batch, codeSize] = code.shape;
  const filters = kernel.shape[3];
  const geometry: Geometry = { side, outputSide: doubling ? 2 * side : side, doubling };
  const patterns = borderPatterns(geometry);
  const codeKernel = tf.reshape(tf.slice(kernel, [0, 0, 0, 0], [KERNEL_SIZE, KERNEL_SIZE, codeSize, filters]), [TAPS, codeSize * filters]);
  const perPattern = tf.reshape(tf.matMul(tf.tensor2d(patterns.taps, [patterns.count, TAPS]), codeKernel), [patterns.count, codeSize, filters]);
  const mixing = tf.reshape(tf.transpose(perPattern, [1, 2, 0]), [codeSize, filters * patterns.count]);
  const fromCode = tf.reshape(tf.matMul(code, mixing), [batch, filters, patterns.count]);

  const coordinateKernel = tf.slice(kernel, [0, 0, codeSize, 0], [KERNEL_SIZE, KERNEL_SIZE, 2, filters]);
  const constantPart = tf.concat([tf.transpose(tf.reshape(coordinateKernel, [2 * TAPS, filters])), tf.reshape(bias, [filters, 1])], 1);
  const fromConstants = tf.mul(tf.ones([batch, 1, 1]), tf.reshape(constantPart, [1, filters, 2 * TAPS + 1]));

  const inner = patterns.count + 2 * TAPS + 1;
  const { outputSide } = geometry;
  const left = tf.reshape(tf.concat([fromCode, fromConstants], 2), [batch * filters, inner]);
  const right = tf.tensor2d(spreadMatrix(geometry, patterns, permutation), [inner, outputSide * outputSide]);
  return tf.transpose(tf.reshape(tf.matMul(left, right), [batch, filters, outputSide, outputSide]), [0, 2, 3, 1]) as tf.Tensor4D;
}

interface Geometry {
  readonly side: number;
  readonly outputSide: number;
  readonly doubling: boolean;
}

/** The row (or column) of the tile that a tap brings to a row of the output; null where there is none. */
function sourceOf({ side, doubling }: Geometry, position: number, tap: number): number | null {
  const source = doubling ? (position + PAD_BEFORE - tap) / 2 : position + tap - PAD_BEFORE;
  return Number.isInteger(source) && source >= 0 && source < side ? source : null;
}

interface BorderPatterns {
  readonly count: number;
  /** [count, taps]: 1 where a tap sees the tile. */
  readonly taps: Float32Array;
  /** Pattern of every output pixel, [outputSide²]. */
  readonly ofPixel: Int32Array;
}

/** Which taps see the tile, per output pixel: distinct combinations of a row's and a column's visible taps. */
function borderPatterns(geometry: Geometry): BorderPatterns {
  const { outputSide } = geometry;
  const visibleFrom = (position: number) => Array.from({ length: KERNEL_SIZE }, (_, tap) => (sourceOf(geometry, position, tap) === null ? 0 : 1));
  const keys = new Map<string, number>();
  const rows: number[][] = [];
  const ofPixel = new Int32Array(outputSide * outputSide);
  for (let row = 0; row < outputSide; row++) {
    for (let column = 0; column < outputSide; column++) {
      const visible = visibleFrom(row).flatMap((inRow) => visibleFrom(column).map((inColumn) => inRow * inColumn));
      const key = visible.join('');
      let index = keys.get(key);
      if (index === undefined) {
        index = rows.length;
        keys.set(key, index);
        rows.push(visible);
      }
      ofPixel[row * outputSide + column] = index;
    }
  }
  return { count: rows.length, taps: Float32Array.from(rows.flat()), ofPixel };
}

/** [patterns + 2·taps + 1, outputSide²]: the pattern of each pixel as one-hot rows, the coordinate patches, and ones for the bias. */
function spreadMatrix(geometry: Geometry, patterns: BorderPatterns, permutation: readonly number[] | null): Float32Array {
  const { side, outputSide } = geometry;
  const pixels = outputSide * outputSide;
  const matrix = new Float32Array((patterns.count + 2 * TAPS + 1) * pixels);
  const constants = patterns.count * pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    matrix[patterns.ofPixel[pixel]! * pixels + pixel] = 1;
    for (let tap = 0; tap < TAPS; tap++) {
      const row = sourceOf(geometry, Math.floor(pixel / outputSide), Math.floor(tap / KERNEL_SIZE));
      const column = sourceOf(geometry, pixel % outputSide, tap % KERNEL_SIZE);
      if (row === null || column === null) continue;
      const place = row * side + column;
      const shown = permutation ? permutation[place]! : place;
      matrix[constants + 2 * tap * pixels + pixel] = coordinateAt(shown % side, side);
      matrix[constants + (2 * tap + 1) * pixels + pixel] = coordinateAt(Math.floor(shown / side), side);
    }
    matrix[constants + 2 * TAPS * pixels + pixel] = 1;
  }
  return matrix;
}
