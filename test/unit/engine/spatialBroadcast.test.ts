import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { spatialBroadcast } from '../../../src-main/engine/model/spatialBroadcast';
import { Generator } from '../../../src-main/random/generator';

function normal(shape: number[], generator: Generator): tf.Tensor {
  const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
  generator.fillNormal(values);
  return tf.tensor(values, shape);
}

interface Variant {
  readonly side: number;
  readonly doubling: boolean;
  readonly shuffled: boolean;
}

/** Algorithm 1 of the paper as written, then the convolution. */
function literally(code: tf.Tensor2D, kernel: tf.Tensor4D, bias: tf.Tensor1D, { side, doubling }: Variant, permutation: readonly number[] | null): tf.Tensor {
  const [batch, count] = code.shape;
  const tiled = tf.tile(tf.reshape(code, [batch, 1, 1, count]), [1, side, side, 1]);
  const line = tf.linspace(-1, 1, side);
  const x = tf.tile(tf.reshape(line, [1, 1, side, 1]), [batch, side, 1, 1]);
  const y = tf.tile(tf.reshape(line, [1, side, 1, 1]), [batch, 1, side, 1]);
  const inPlace = tf.reshape(tf.concat([x, y], 3), [batch, side * side, 2]);
  const coordinates = permutation ? tf.gather(inPlace, [...permutation], 1) : inPlace;
  const tile = tf.concat([tiled, tf.reshape(coordinates, [batch, side, side, 2])], 3) as tf.Tensor4D;
  return tf.add(doubling ? tf.conv2dTranspose(tile, kernel, [batch, 2 * side, 2 * side, bias.shape[0]], 2, 'same') : tf.conv2d(tile, kernel, 1, 'same'), bias);
}

function shuffledPlaces(side: number, generator: Generator): number[] {
  return Array.from({ length: side * side }, (_, place) => [generator.uniform(), place] as const).sort(([one], [other]) => one - other).map(([, place]) => place);
}

const variants: Variant[] = [1, 2, 4, 5, 8, 16].flatMap((side) => [false, true].flatMap((doubling) => [false, true].map((shuffled) => ({ side, doubling, shuffled }))));

test.each(variants)('equals tiling, appending coordinates and convolving: $side, doubling $doubling, shuffled $shuffled', async (variant) => {
  await tf.setBackend('cpu');
  const { side, doubling, shuffled } = variant;
  const generator = Generator.fromSeed(side, 'preview');
  const code = normal([3, 4], generator) as tf.Tensor2D;
  const kernel = normal(doubling ? [4, 4, 5, 6] : [4, 4, 6, 5], generator) as tf.Tensor4D;
  const bias = normal([5], generator) as tf.Tensor1D;
  const permutation = shuffled ? shuffledPlaces(side, generator) : null;
  const fast = spatialBroadcast(code, { side, kernel, bias, doubling, permutation });
  const outputSide = doubling ? 2 * side : side;
  expect(fast.shape).toEqual([3, outputSide, outputSide, 5]);
  const difference = tf.max(tf.abs(tf.sub(fast, literally(code, kernel, bias, variant, permutation)))).dataSync()[0]!;
  expect(difference).toBeLessThan(2e-5);
});
