import * as tf from '@tensorflow/tfjs';
import { deconvolutionChannels } from '@shared/experiment/deconvolutionChannels';
import { beforeEach, expect, test } from 'vitest';
import { decoder } from '../../../src-main/engine/model/decoder';
import { initialState } from '../../../src-main/engine/model/initialState';
import { weightLayout } from '../../../src-main/engine/model/weightLayout';
import { nameWeights, sliceWeights, type Weights } from '../../../src-main/engine/model/weights';
import { Generator } from '../../../src-main/random/generator';
import { modelVariants, variantSpecification } from './modelVariants';

beforeEach(() => tf.setBackend('cpu'));

/** x and y appended to a batch of images, as Liu et al. 2018 write it. */
function appendCoordinates(images: tf.Tensor4D): tf.Tensor4D {
  const [batch, side] = images.shape;
  const line = side === 1 ? tf.tensor1d([-1]) : tf.linspace(-1, 1, side);
  const x = tf.tile(tf.reshape(line, [1, 1, side, 1]), [batch, side, 1, 1]);
  const y = tf.tile(tf.reshape(line, [1, side, 1, 1]), [batch, 1, side, 1]);
  return tf.concat<tf.Tensor4D>([images, x as tf.Tensor4D, y as tf.Tensor4D], 3);
}

function literally(weights: Weights, latents: tf.Tensor2D, hiddenLayers: number, channels: readonly number[], imageSize: number): tf.Tensor4D {
  const apply = (name: string, inputs: tf.Tensor2D) => tf.add<tf.Tensor2D>(tf.matMul(inputs, weights.get(`${name}/kernel`)), weights.get(`${name}/bias`));
  let hidden = latents;
  for (let index = 0; index <= hiddenLayers; index++) hidden = tf.relu<tf.Tensor2D>(apply(`decoder/dense${String(index)}`, hidden));
  let side = imageSize / 2 ** channels.length;
  let image = tf.reshape(hidden, [latents.shape[0], side, side, channels[0]!]) as tf.Tensor4D;
  channels.forEach((_, index) => {
    side *= 2;
    const kernel = weights.get(`decoder/deconv${String(index)}/kernel`) as tf.Tensor4D;
    const convolved = tf.conv2dTranspose(appendCoordinates(image), kernel, [latents.shape[0], side, side, kernel.shape[2]], 2, 'same');
    const biased = tf.add(convolved, weights.get(`decoder/deconv${String(index)}/bias`)) as tf.Tensor4D;
    image = index === channels.length - 1 ? biased : tf.relu(biased);
  });
  return image;
}

test.each(modelVariants.filter(({ decoder: { type } }) => type === 'coordConv'))('$name equals appending coordinates to every input', (variant) => {
  const specification = variantSpecification(variant, 16);
  const { decoder: kind } = specification.model;
  if (kind.type !== 'coordConv') throw new Error('not a CoordConv decoder');
  const layout = weightLayout(specification);
  const generator = Generator.fromSeed(1, 'weights');
  const weights = nameWeights(sliceWeights(tf.tensor1d(initialState(specification, generator).weights), layout), layout, 'inference');
  const values = new Float32Array(8);
  generator.fillNormal(values);
  const latents = tf.tensor2d(values, [4, 2]);
  const expected = literally(weights, latents, kind.mlpLayers - 1, deconvolutionChannels(kind, 16), 16);
  const actual = decoder(specification, weights, latents);
  expect(actual.shape).toEqual([4, 16, 16, 3]);
  expect(tf.max(tf.abs(expected)).dataSync()[0]).toBeGreaterThan(0.01);
  expect(tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]).toBeLessThan(1e-5);
});
