import type { Dataset } from '@shared/experiment/dataset';
import { describeNetwork } from '@shared/experiment/networkDescription';
import { decoderSchema, encoderSchema } from '@shared/experiment/model';
import { presets } from '@shared/experiment/presets';
import { standardNormal } from '@shared/experiment/prior';
import { describe, expect, test } from 'vitest';
import { initialState } from '../../../src-main/engine/model/initialState';
import { weightCount, weightLayout } from '../../../src-main/engine/model/weightLayout';
import { Generator } from '../../../src-main/random/generator';
import { modelVariants, variantSpecification } from './modelVariants';

const { experiment: published } = presets.find(({ id }) => id === 'circles-xy-broadcast')!;
const { dataset: circles, likelihood } = published;

/** Both networks of Table 2, at 64×64 in color. */
const factorVae = {
  latents: 10,
  encoder: encoderSchema.parse({ filters: [32, 32, 64, 64], dense: 256 }),
  decoder: decoderSchema.parse({ type: 'deconv', filters: [64, 64, 32, 32] }),
  prior: standardNormal,
};

describe('the papers\' networks', () => {
  const shapes = (layers: readonly { shape: readonly number[] }[]) => layers.map(({ shape }) => shape.join('×'));

  test('Table 1, broadcast decoder', () => {
    const network = describeNetwork(published);
    expect(shapes(network.encoder)).toEqual(['64×64×3', '32×32×64', '16×16×64', '8×8×64', '4×4×64', '256', '20']);
    expect(shapes(network.decoder)).toEqual(['10', '64×64×12', '64×64×64', '64×64×64', '64×64×3']);
    expect([network.encoderParameters, network.decoderParameters]).toEqual([467_476, 81_027]);
  });

  test('Table 1, DeConv decoder', () => {
    const network = describeNetwork({ dataset: circles, likelihood, model: { ...published.model, decoder: decoderSchema.parse({ type: 'deconv', filters: 64 }) } });
    expect(shapes(network.decoder)).toEqual(['10', '256', '2×2×64', '4×4×64', '8×8×64', '16×16×64', '32×32×64', '64×64×3']);
    expect([network.encoderParameters, network.decoderParameters]).toEqual([467_476, 268_291]);
  });

  test('Table 2, FactorVAE\'s encoder and DeConv decoder', () => {
    const network = describeNetwork({ dataset: circles, likelihood, model: factorVae });
    expect(shapes(network.encoder)).toEqual(['64×64×3', '32×32×32', '16×16×32', '8×8×64', '4×4×64', '256', '20']);
    expect(shapes(network.decoder)).toEqual(['10', '256', '2×2×64', '4×4×64', '8×8×64', '16×16×32', '32×32×32', '64×64×3']);
    expect([network.encoderParameters, network.decoderParameters]).toEqual([383_956, 184_771]);
  });

  test('the DCGAN-like pair for Fashion-MNIST (Mathieu et al. 2019)', () => {
    const network = describeNetwork({
      dataset: { type: 'fashion', imageSize: 32, path: '/data/fashion-mnist' },
      likelihood: { type: 'laplace', scale: 0.1 },
      model: {
        latents: 50,
        encoder: encoderSchema.parse({ filters: [32, 64, 128], dense: null, activation: 'leakyRelu', batchNormalization: true }),
        decoder: decoderSchema.parse({ type: 'deconv', filters: [64, 32], reshapeFilters: 128, depth: 3, batchNormalization: true }),
        prior: { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 },
      },
    });
    expect(shapes(network.encoder)).toEqual(['32×32×1', '16×16×32', '8×8×64', '4×4×128', '100']);
    expect(shapes(network.decoder)).toEqual(['50', '2048', '4×4×128', '8×8×64', '16×16×32', '32×32×1']);
  });

  test('Table 10, three upscales: the tile is an eighth of the image\'s side', () => {
    const network = describeNetwork({ dataset: circles, likelihood, model: { ...published.model, decoder: decoderSchema.parse({ type: 'broadcast', depth: 3, filters: 64, upscales: 3 }) } });
    expect(shapes(network.decoder)).toEqual(['10', '8×8×12', '16×16×64', '32×32×64', '64×64×3']);
    expect(network.decoderParameters).toBe(81_027);
  });

  test('CoordConv has two more inputs for every transposed convolution of DeConv', () => {
    const network = describeNetwork({ dataset: circles, likelihood, model: { ...published.model, decoder: decoderSchema.parse({ type: 'coordConv', filters: 64 }) } });
    expect(network.decoderParameters).toBe(268_291 + 16 * 2 * (4 * 64 + 3));
  });

  test('points have dense networks with a mean and a deviation for each coordinate', () => {
    const pinwheel: Dataset = { type: 'pinwheel', arms: 4, pointsPerArm: 100, radialDeviation: 0.3, tangentialDeviation: 0.1, rate: 0.25, seed: 0 };
    const network = describeNetwork({
      dataset: pinwheel,
      likelihood: { type: 'learnedGaussian' },
      model: { latents: 2, encoder: { type: 'dense', units: [100] }, decoder: { type: 'dense', units: [100] }, prior: standardNormal },
    });
    expect(shapes(network.encoder)).toEqual(['1×1×2', '100', '4']);
    expect(shapes(network.decoder)).toEqual(['2', '100', '1×1×4']);
    expect([network.encoderParameters, network.decoderParameters]).toEqual([300 + 404, 300 + 404]);
  });
});

test.each(modelVariants)('the description of "$name" has the parameters that the engine makes', (variant) => {
  const specification = variantSpecification(variant, 32);
  const described = describeNetwork({ dataset: { ...circles, imageSize: 32 } as Dataset, likelihood: variant.likelihood, model: specification.model });
  const learned = weightLayout(specification).filter(({ role }) => role === 'model');
  expect(described.encoderParameters).toBe(weightCount(learned.filter(({ name }) => name.startsWith('encoder/'))));
  expect(described.decoderParameters).toBe(weightCount(learned.filter(({ name }) => name.startsWith('decoder/'))));
});

test.each(modelVariants)('the layout of "$name" has no gap, and all of one role together', (variant) => {
  const layout = weightLayout(variantSpecification(variant, 32));
  let end = 0;
  for (const { offset, size, shape } of layout) {
    expect(offset).toBe(end);
    expect(size).toBe(shape.reduce((product, extent) => product * extent, 1));
    end += size;
  }
  const order = ['model', 'prior', 'discriminator', 'statistic'];
  const places = layout.map(({ role }) => order.indexOf(role));
  expect(places).toEqual([...places].sort());
  expect(new Set(layout.map(({ name }) => name)).size).toBe(layout.length);
});

test('weights start truncated at two standard deviations of 1/√fanIn, biases at zero', () => {
  const specification = { ...variantSpecification(modelVariants[0]!, 64), model: published.model };
  const { weights, firstMoment } = initialState(specification, Generator.fromSeed(1, 'weights'));
  for (const { name, initial, offset, size } of weightLayout(specification)) {
    const values = weights.subarray(offset, offset + size);
    if (!('fanIn' in initial)) {
      expect(values.every((value) => value === 0), name).toBe(true);
      continue;
    }
    const deviation = 1 / Math.sqrt(initial.fanIn);
    expect(values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0), name).toBeLessThanOrEqual(2 * deviation * (1 + 1e-6));
    const spread = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / size);
    // A normal distribution cut at two standard deviations keeps 0.8796 of its own; small tensors scatter.
    expect(spread / deviation, name).toBeGreaterThan(0.8796 * (1 - 4 / Math.sqrt(size)));
    expect(spread / deviation, name).toBeLessThan(0.8796 * (1 + 4 / Math.sqrt(size)));
  }
  expect(firstMoment.every((value) => value === 0)).toBe(true);
});

test('batch normalization starts with scale one and the statistics of the standard normal', () => {
  const specification = variantSpecification(modelVariants.find(({ name }) => name === 'encoder: batch normalization')!, 32);
  const { weights } = initialState(specification, Generator.fromSeed(1, 'weights'));
  const values = (name: string) => {
    const { offset, size } = weightLayout(specification).find((entry) => entry.name === name)!;
    return Array.from(weights.subarray(offset, offset + size));
  };
  expect(values('encoder/conv0/scale')).toEqual([1, 1, 1]);
  expect(values('encoder/conv0/bias')).toEqual([0, 0, 0]);
  expect(values('encoder/conv0/runningMean')).toEqual([0, 0, 0]);
  expect(values('encoder/conv1/runningVariance')).toEqual([1, 1, 1, 1]);
});
