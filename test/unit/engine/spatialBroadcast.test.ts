import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { spatialBroadcast } from '../../../src-main/engine/model/spatialBroadcast';
import { Generator } from '../../../src-main/random/generator';

function normal(shape: number[], generator: Generator): tf.Tensor {
  const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
  generator.fillNormal(values);
  return tf.tensor(values, shape);
}

/** Algorithm 1 of the paper as written, then the convolution. */
function literally(latents: tf.Tensor2D, kernel: tf.Tensor4D, bias: tf.Tensor1D, side: number): tf.Tensor {
  const [batch, count] = latents.shape;
  const tiled = tf.tile(tf.reshape(latents, [batch, 1, 1, count]), [1, side, side, 1]);
  const line = tf.linspace(-1, 1, side);
  const x = tf.tile(tf.reshape(line, [1, 1, side, 1]), [batch, side, 1, 1]);
  const y = tf.tile(tf.reshape(line, [1, side, 1, 1]), [batch, 1, side, 1]);
  return tf.add(tf.conv2d(tf.concat([tiled, x, y], 3) as tf.Tensor4D, kernel, 1, 'same'), bias);
}

test.each([4, 5, 8, 16])('equals tiling, appending coordinates and convolving, for side %i', async (side) => {
  await tf.setBackend('cpu');
  const generator = Generator.fromSeed(side, 'preview');
  const latents = normal([3, 4], generator) as tf.Tensor2D;
  const kernel = normal([4, 4, 6, 5], generator) as tf.Tensor4D;
  const bias = normal([5], generator) as tf.Tensor1D;
  const fast = spatialBroadcast(latents, kernel, bias, side);
  expect(fast.shape).toEqual([3, side, side, 5]);
  const difference = tf.max(tf.abs(tf.sub(fast, literally(latents, kernel, bias, side)))).dataSync()[0]!;
  expect(difference).toBeLessThan(2e-5);
});
