import { expect, test } from 'vitest';
import { MetricAccumulator } from '../../../../src-main/training/trainer/metricAccumulator';

const measures = (loss: number, kl: readonly number[]) => ({ loss, nll: loss - 1, kl: 1, klPerLatent: Float32Array.from(kl), sigmaPerLatent: Float32Array.from(kl), extras: { divergence: 2 * loss } });

test('a line holds the means since the last line', () => {
  const accumulator = new MetricAccumulator();
  accumulator.add([measures(4, [1, 0.5]), measures(6, [3, 0.5])], 10);
  accumulator.add([measures(8, [2, 0.5])], 5);
  expect(accumulator.take(7, 30, 1.5)).toEqual({
    sequence: 7, step: 30, seconds: 1.5, loss: 6, nll: 5, kl: 1, klPerLatent: [2, 0.5], sigmaPerLatent: [2, 0.5], extras: { divergence: 12 }, millisecondsPerStep: 5,
  });
  expect(accumulator.take(8, 30, 1.5)).toBeNull();
});

test('what is not finite becomes null, and only that', () => {
  const accumulator = new MetricAccumulator();
  accumulator.add([measures(4, [1, 0.5]), measures(NaN, [Infinity, 0.5])], 10);
  expect(accumulator.take(0, 2, 1)).toMatchObject({ loss: null, nll: null, kl: 1, klPerLatent: [null, 0.5], extras: { divergence: null } });
});
