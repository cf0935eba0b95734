import * as tf from '@tensorflow/tfjs';
import { beforeEach, expect, test } from 'vitest';
import { batchNormalization } from '../../../src-main/engine/model/batchNormalization';
import type { Weights } from '../../../src-main/engine/model/weights';
import { Generator } from '../../../src-main/random/generator';

beforeEach(() => tf.setBackend('cpu'));

const COUNT = 3 * 2 * 4;
const values = new Float32Array(COUNT * 2);
Generator.fromSeed(3, 'preview').fillNormal(values);
const images = () => tf.tensor4d(values.map((value, index) => (index % 2 === 0 ? 3 * value + 5 : 0.1 * value - 2)), [3, 2, 4, 2]);

function layer(mode: Weights['mode'], scale: number[], bias: number[]): Weights & { reported: Map<string, number[]> } {
  const tensors = new Map([['scale', scale], ['bias', bias], ['runningMean', [1, -1]], ['runningVariance', [4, 0.25]]]);
  const reported = new Map<string, number[]>();
  return {
    mode,
    reported,
    get: (name) => tf.tensor1d(tensors.get(name.replace('layer/', ''))!),
    report: (name, value) => { reported.set(name, Array.from(value.dataSync())); },
  };
}

function moments(tensor: tf.Tensor): { mean: number; variance: number }[] {
  const data = tensor.dataSync();
  return [0, 1].map((channel) => {
    const column = Array.from(data).filter((_, index) => index % 2 === channel);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    return { mean, variance: column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length };
  });
}

test('training gives every channel the bias as mean and the scale as deviation', () => {
  const [first, second] = moments(batchNormalization(layer('training', [2, 0.5], [1, -3]), 'layer', images()));
  expect(first!.mean).toBeCloseTo(1, 4);
  expect(Math.sqrt(first!.variance)).toBeCloseTo(2, 3);
  expect(second!.mean).toBeCloseTo(-3, 4);
  expect(Math.sqrt(second!.variance)).toBeCloseTo(0.5, 3);
});

test('training moves the running statistics a tenth of the way, the variance being the unbiased one', () => {
  const weights = layer('training', [1, 1], [0, 0]);
  batchNormalization(weights, 'layer', images());
  const ofBatch = moments(images());
  const expectedMeans = ofBatch.map(({ mean }, channel) => 0.9 * [1, -1][channel]! + 0.1 * mean);
  const expectedVariances = ofBatch.map(({ variance }, channel) => 0.9 * [4, 0.25][channel]! + 0.1 * variance * COUNT / (COUNT - 1));
  weights.reported.get('layer/runningMean')!.forEach((mean, channel) => { expect(mean).toBeCloseTo(expectedMeans[channel]!, 4); });
  weights.reported.get('layer/runningVariance')!.forEach((variance, channel) => { expect(variance).toBeCloseTo(expectedVariances[channel]!, 4); });
});

test('inference uses the running statistics, so that an image is treated alike in any batch', () => {
  const weights = layer('inference', [2, 1], [0, 3]);
  const whole = batchNormalization(weights, 'layer', images());
  const alone = batchNormalization(weights, 'layer', tf.slice(images(), [1, 0, 0, 0], [1, 2, 4, 2]));
  expect(weights.reported.size).toBe(0);
  expect(Array.from(alone.dataSync())).toEqual(Array.from(tf.slice(whole, [1, 0, 0, 0], [1, 2, 4, 2]).dataSync()));
  const [value] = images().dataSync();
  expect(whole.dataSync()[0]).toBeCloseTo(2 * (value! - 1) / Math.sqrt(4 + 1e-5), 4);
});
