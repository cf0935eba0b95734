import * as tf from '@tensorflow/tfjs';
import { KERNEL_SIZE } from './weightLayout';

const TAPS = KERNEL_SIZE * KERNEL_SIZE;
const PAD_BEFORE = 1;

/**
 * The Spatial Broadcast (Watters et al. 2019, Algorithm 1) together with the convolution that follows it, exactly, without
 * ever building the tiled tensor. A tiled latent looks the same at every pixel, so its convolution takes one value per
 * pattern of taps that fall inside the image: 4×4 patterns for a 4×4 kernel, whatever the image's size. The coordinate
 * channels are constants, so their patches are too. Both become one matrix product
 *
 *   [batch·filters, patterns + 2·taps + 1] × [patterns + 2·taps + 1, side²]
 *
 * @param latents [batch, latents]
 * @param kernel [4, 4, latents + 2, filters]; the last two inputs are x (along columns) and y (along rows)
 * @param bias [filters]
 * @returns [batch, side, side, filters]
 */
export function spatialBroadcast(latents: tf.Tensor2D, kernel: tf.Tensor4D, bias: tf.Tensor1D, side: number): tf.Tensor4D {
  const [batch, latentCount] = latents.shape;
  const filters = kernel.shape[3];
  const patterns = borderPatterns(side);
  const latentKernel = tf.reshape(tf.slice(kernel, [0, 0, 0, 0], [KERNEL_SIZE, KERNEL_SIZE, latentCount, filters]), [TAPS, latentCount * filters]);
  const perPattern = tf.reshape(tf.matMul(tf.tensor2d(patterns.taps, [patterns.count, TAPS]), latentKernel), [patterns.count, latentCount, filters]);
  const mixing = tf.reshape(tf.transpose(perPattern, [1, 2, 0]), [latentCount, filters * patterns.count]);
  const fromLatents = tf.reshape(tf.matMul(latents, mixing), [batch, filters, patterns.count]);

  const coordinateKernel = tf.slice(kernel, [0, 0, latentCount, 0], [KERNEL_SIZE, KERNEL_SIZE, 2, filters]);
  const constantPart = tf.concat([tf.transpose(tf.reshape(coordinateKernel, [2 * TAPS, filters])), tf.reshape(bias, [filters, 1])], 1);
  const fromConstants = tf.mul(tf.ones([batch, 1, 1]), tf.reshape(constantPart, [1, filters, 2 * TAPS + 1]));

  const inner = patterns.count + 2 * TAPS + 1;
  const left = tf.reshape(tf.concat([fromLatents, fromConstants], 2), [batch * filters, inner]);
  const right = tf.tensor2d(spreadMatrix(side, patterns), [inner, side * side]);
  return tf.transpose(tf.reshape(tf.matMul(left, right), [batch, filters, side, side]), [0, 2, 3, 1]) as tf.Tensor4D;
}

interface BorderPatterns {
  readonly count: number;
  /** [count, taps]: 1 where a tap falls inside the image. */
  readonly taps: Float32Array;
  /** Pattern of every pixel, [side²]. */
  readonly ofPixel: Int32Array;
}

/** Which taps see the image, per pixel: distinct combinations of a row's and a column's visible range. */
function borderPatterns(side: number): BorderPatterns {
  const rangeOf = (position: number) => Array.from({ length: KERNEL_SIZE }, (_, tap) => {
    const source = position + tap - PAD_BEFORE;
    return source >= 0 && source < side ? 1 : 0;
  });
  const keys = new Map<string, number>();
  const rows: number[][] = [];
  const ofPixel = new Int32Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const visible = rangeOf(row).flatMap((inRow) => rangeOf(column).map((inColumn) => inRow * inColumn));
      const key = visible.join('');
      let index = keys.get(key);
      if (index === undefined) {
        index = rows.length;
        keys.set(key, index);
        rows.push(visible);
      }
      ofPixel[row * side + column] = index;
    }
  }
  return { count: rows.length, taps: Float32Array.from(rows.flat()), ofPixel };
}

/** [patterns + 2·taps + 1, side²]: the pattern of each pixel as one-hot rows, the coordinate patches, and ones for the bias. */
function spreadMatrix(side: number, patterns: BorderPatterns): Float32Array {
  const pixels = side * side;
  const matrix = new Float32Array((patterns.count + 2 * TAPS + 1) * pixels);
  const coordinate = (position: number) => (side === 1 ? -1 : -1 + (2 * position) / (side - 1));
  const constants = patterns.count * pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    matrix[patterns.ofPixel[pixel]! * pixels + pixel] = 1;
    const row = Math.floor(pixel / side);
    const column = pixel % side;
    for (let tap = 0; tap < TAPS; tap++) {
      const sourceRow = row + Math.floor(tap / KERNEL_SIZE) - PAD_BEFORE;
      const sourceColumn = column + (tap % KERNEL_SIZE) - PAD_BEFORE;
      if (sourceRow < 0 || sourceRow >= side || sourceColumn < 0 || sourceColumn >= side) continue;
      matrix[constants + 2 * tap * pixels + pixel] = coordinate(sourceColumn);
      matrix[constants + (2 * tap + 1) * pixels + pixel] = coordinate(sourceRow);
    }
    matrix[constants + 2 * TAPS * pixels + pixel] = 1;
  }
  return matrix;
}
