import { decoderSchema, encoderSchema } from '@shared/experiment/model';
import { describe, expect, test } from 'vitest';
import type { NetworkSpecification } from '../../src-main/engine/engine';
import { holdSessionOpen } from '../support/heldSession';
import { tensorflowMissing } from '../support/tensorflowPackage';
import { everyObjective, everyPrior, tinySpecification, withPrior } from '../support/tinySpecification';
import { trainingDisagreement } from '../support/trainingAgreement';

const STEPS = 20;
const TOLERANCE = 1e-3;

const tiny = tinySpecification();
const encoder = encoderSchema.parse({ filters: [3, 4], dense: 6, activation: 'leakyRelu', batchNormalization: true });
const withDecoder = (decoder: unknown, changes: Partial<NetworkSpecification> = {}) => tinySpecification({ model: { ...tiny.model, encoder, decoder: decoderSchema.parse(decoder) }, ...changes });

/** Networks that together have every kind of layer and every likelihood. */
const networks: readonly (readonly [string, NetworkSpecification])[] = [
  ['broadcast, dense layer before, learned variance', withDecoder({ type: 'broadcast', depth: 3, filters: 3, mlpLayers: 1, mlpUnits: 5 }, { likelihood: { type: 'learnedGaussian' } })],
  ['broadcast, upscales, shuffled coordinates', withDecoder({ type: 'broadcast', depth: 3, filters: 3, upscales: 1, coordinates: 'shuffled' }, { coordinatePermutation: Array.from({ length: 16 }, (_, place) => (place * 7 + 3) % 16) })],
  ['deconv, batch normalization, Laplace', withDecoder({ type: 'deconv', filters: [4, 3], depth: 3, mlpLayers: 2, mlpUnits: 5, batchNormalization: true }, { likelihood: { type: 'laplace', scale: 0.1 } })],
  ['coordConv, Gaussian', withDecoder({ type: 'coordConv', filters: 3 }, { likelihood: { type: 'gaussian', variance: 0.3 } })],
  ['dense layers', tinySpecification({ model: { ...tiny.model, encoder: encoderSchema.parse({ type: 'dense', units: [7, 5] }), decoder: decoderSchema.parse({ type: 'dense', units: [6, 9] }) } })],
];

/** The prior of each objective: all of them, where they may be. */
const priorOfObjective = [5, 6, 4, 1, 3, 2, 0, 0, 7, 6];

/** Every objective and every prior on the small broadcast network, and then other networks. */
const cases: readonly (readonly [string, NetworkSpecification])[] = [
  ...everyObjective.map((objective, index) => {
    const prior = everyPrior[priorOfObjective[index]!]!;
    return [`${JSON.stringify(objective)} ${JSON.stringify(prior)}`, withPrior(tinySpecification({ objective }), prior)] as const;
  }),
  ...networks,
];

/** SwiftShader, the Vulkan driver on the CPU, is named by this variable; a real driver is found without it. */
const devices = [
  { device: 'webgpu', missing: process.env.VK_ICD_FILENAMES === undefined ? 'VK_ICD_FILENAMES names no Vulkan driver' : null },
  { device: 'tfjs-node-gpu', missing: tensorflowMissing },
];

describe.each(devices)('$device agrees with the CPU after 20 steps', ({ device, missing }) => {
  describe.skipIf(missing !== null)(missing ?? 'weights and losses', () => {
    if (device === 'webgpu' && missing === null) holdSessionOpen(device);
    test.each(cases)('%s', async (_, specification) => {
      const { weights, worst, loss } = await trainingDisagreement(specification, device, 'cpu', STEPS);
      expect(weights).toBeLessThan(TOLERANCE);
      expect(loss).toBeLessThan(TOLERANCE);
      // Of the worst tensor too, or a small one that is wrong would hide behind the others.
      expect(worst).toMatchObject({ error: expect.toSatisfy((error: number) => error < TOLERANCE) as number });
    }, 300_000);
  });
});
