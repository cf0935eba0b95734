import { describeNetwork } from '@shared/experiment/networkDescription';
import { presets } from '@shared/experiment/presets';
import { expect, test } from 'vitest';
import { initialState } from '../../../src-main/engine/model/initialState';
import { weightCount, weightLayout } from '../../../src-main/engine/model/weightLayout';
import { networkSpecification } from '../../../src-main/engine/networkSpecification';
import { Generator } from '../../../src-main/random/generator';

function preset(id: string) {
  return presets.find((candidate) => candidate.id === id)!.experiment;
}

/** Counted independently from the layers of Table 1. */
test.each([
  ['circles-xy-broadcast', 467_476, 81_027],
  ['circles-xy-deconv', 467_476, 268_291],
])('%s has the parameters of Table 1', (id, encoderCount, decoderCount) => {
  const layout = weightLayout(networkSpecification(preset(id)));
  expect(weightCount(layout.filter(({ name }) => name.startsWith('encoder/')))).toBe(encoderCount);
  expect(weightCount(layout.filter(({ name }) => name.startsWith('decoder/')))).toBe(decoderCount);
});

test.each(presets.map(({ id }) => id))('%s is described with the parameters that it has', (id) => {
  const described = describeNetwork(preset(id));
  expect(described.encoderParameters + described.decoderParameters).toBe(weightCount(weightLayout(networkSpecification(preset(id)))));
});

test('weights start truncated at two standard deviations of 1/√fanIn, biases at zero', () => {
  const specification = networkSpecification(preset('circles-xy-broadcast'));
  const { weights, firstMoment } = initialState(specification, Generator.fromSeed(1, 'weights'));
  for (const { name, fanIn, offset, size } of weightLayout(specification)) {
    const values = weights.subarray(offset, offset + size);
    if (fanIn === null) {
      expect(values.every((value) => value === 0), name).toBe(true);
      continue;
    }
    const deviation = 1 / Math.sqrt(fanIn);
    expect(values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0), name).toBeLessThanOrEqual(2 * deviation * (1 + 1e-6));
    const spread = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / size);
    // A normal distribution cut at two standard deviations keeps 0.8796 of its own; small tensors scatter.
    expect(spread / deviation, name).toBeGreaterThan(0.8796 * (1 - 4 / Math.sqrt(size)));
    expect(spread / deviation, name).toBeLessThan(0.8796 * (1 + 4 / Math.sqrt(size)));
  }
  expect(firstMoment.every((value) => value === 0)).toBe(true);
});
