import * as tf from '@tensorflow/tfjs';
import { decoderSchema } from '@shared/experiment/model';
import { afterEach, describe, expect, test } from 'vitest';
import type { EngineSession, NetworkSpecification, StepMeasures } from '../../../src-main/engine/engine';
import { initialState } from '../../../src-main/engine/model/initialState';
import { weightLayout } from '../../../src-main/engine/model/weightLayout';
import { openSession } from '../../../src-main/engine/openSession';
import { Generator } from '../../../src-main/random/generator';
import { everyObjective, everyPrior, partOf, randomChunk, tinySpecification, withPrior } from '../../support/tinySpecification';

const PIXELS = 64;
const LATENTS = 3;
const STEPS = 6;

function normal(count: number, seed: number): Float32Array {
  const values = new Float32Array(count);
  Generator.fromSeed(seed, 'preview').fillNormal(values);
  return values;
}

function uniform(count: number, seed: number): Float32Array {
  const generator = Generator.fromSeed(seed, 'preview');
  return Float32Array.from({ length: count }, () => generator.uniform());
}

const opened: EngineSession[] = [];
async function open(device: string, specification = tinySpecification()): Promise<EngineSession> {
  const session = await openSession(specification, device, initialState(specification, Generator.fromSeed(7, 'weights')));
  opened.push(session);
  return session;
}

afterEach(async () => {
  for (const session of opened.splice(0)) await session.dispose();
});

/** What has to come out the same when steps are grouped in another way: objectives with data or weights of their own, statistics, trained priors. */
const trainedSpecifications: readonly (readonly [string, NetworkSpecification])[] = [
  ['vae', tinySpecification()],
  ['vae with batch normalization', tinySpecification({ model: { ...tinySpecification().model, decoder: decoderSchema.parse({ type: 'deconv', filters: [4, 3], depth: 3, batchNormalization: true }) } })],
  ['annealedVae', tinySpecification({ objective: everyObjective[2]! })],
  ['factorVae', tinySpecification({ objective: everyObjective[3]! })],
  ['factorVae with batch normalization', tinySpecification({ objective: everyObjective[3]!, model: { ...tinySpecification().model, decoder: decoderSchema.parse({ type: 'deconv', filters: [4, 3], depth: 3, batchNormalization: true }) } })],
  ['decomposition, inclusive KL, trained prior', withPrior(tinySpecification({ objective: everyObjective[8]! }), everyPrior[4]!)],
  ['decomposition, MMD, spikes', withPrior(tinySpecification({ objective: everyObjective[9]! }), everyPrior[7]!)],
];

describe.each(['cpu', 'tfjs-cpu'])('a session on %s', (device) => {
  test.each(trainedSpecifications)('%s: the same weights however the steps are grouped, bit for bit', async (_, specification) => {
    const whole = await open(device, specification);
    const parts = await open(device, specification);
    const chunk = randomChunk(specification, STEPS, 1);
    const atOnce = await whole.train(chunk);
    const apart: StepMeasures[] = [];
    for (const [from, to] of [[0, 1], [1, 4], [4, STEPS]] as const) apart.push(...(await parts.train(partOf(chunk, from, to))));
    expect(apart).toEqual(atOnce);
    expect(await parts.state()).toEqual(await whole.state());
    expect((await whole.state()).step).toBe(STEPS);
  });

  test.each(trainedSpecifications)('%s: half the steps, then a restored state, then the rest, bit for bit', async (_, specification) => {
    const chunk = randomChunk(specification, STEPS, 2);
    const first = await open(device, specification);
    await first.train(partOf(chunk, 0, 3));
    const saved = await first.state();
    const measures = await first.train(partOf(chunk, 3, STEPS));
    const second = await open(device, specification);
    await second.restore(saved);
    expect(await second.train(partOf(chunk, 3, STEPS))).toEqual(measures);
    expect(await second.state()).toEqual(await first.state());
  });

  test('encodes and decodes any number of images, each by itself', async () => {
    const session = await open(device);
    const count = 11;
    const batch = uniform(count * PIXELS, 3);
    const together = await session.encode(batch, count);
    const last = await session.encode(batch.slice((count - 1) * PIXELS), 1);
    expect(together.mean).toHaveLength(count * LATENTS);
    last.mean.forEach((value, latent) => { expect(together.mean[(count - 1) * LATENTS + latent]).toBeCloseTo(value, 5); });
    const decoded = await session.decode(together.mean, count);
    expect(decoded).toHaveLength(count * PIXELS);
    expect(decoded.every((value) => value > 0 && value < 1)).toBe(true);
  });

  test('measures both parts of the ELBO over any number of images', async () => {
    const session = await open(device);
    const count = 9;
    const batch = uniform(count * PIXELS, 4);
    const draws = normal(count * LATENTS, 5);
    const all = await session.evaluate(batch, draws, count);
    const sums = { nll: 0, kl: 0 };
    for (let index = 0; index < count; index++) {
      const one = await session.evaluate(batch.slice(index * PIXELS, (index + 1) * PIXELS), draws.slice(index * LATENTS, (index + 1) * LATENTS), 1);
      sums.nll += one.nll / count;
      sums.kl += one.kl / count;
    }
    expect(all.nll).toBeCloseTo(sums.nll, 3);
    expect(all.kl).toBeCloseTo(sums.kl, 5);
    expect(all.klPerLatent.reduce((sum, value) => sum + value, 0)).toBeCloseTo(all.kl, 5);
  });

  test.each([['analytic', tinySpecification()], ...everyPrior.map((prior) => [JSON.stringify(prior), withPrior(tinySpecification(), prior)] as const)] as const)('prior %s: gives both parts of the ELBO of each image', async (_, specification) => {
    const session = await open(device, specification);
    const count = 9;
    const { latents } = specification.model;
    const batch = uniform(count * PIXELS, 4);
    const draws = normal(count * latents, 5);
    const all = await session.evaluate(batch, draws, count);
    for (let index = 0; index < count; index++) {
      const one = await session.evaluate(batch.slice(index * PIXELS, (index + 1) * PIXELS), draws.slice(index * latents, (index + 1) * latents), 1);
      expect([one.nllPerImage[0], one.klPerImage[0]]).toEqual([one.nll, one.kl]);
      expect(all.nllPerImage[index]).toBeCloseTo(one.nll, 4);
      expect(all.klPerImage[index]).toBeCloseTo(one.kl, 4);
    }
    expect(new Set(all.nllPerImage).size).toBe(count);
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value / count, 0);
    expect([all.nll, all.kl]).toEqual([expect.closeTo(mean(all.nllPerImage), 4), expect.closeTo(mean(all.klPerImage), 5)]);
  });

  test('measures in evaluation what a training step measures before its update', async () => {
    const session = await open(device);
    const specification = tinySpecification();
    const chunk = randomChunk(specification, 1, 8);
    const evaluated = await session.evaluate(chunk.sequences.images!, chunk.sequences.noise!, specification.batchSize);
    const [trained] = await session.train(chunk);
    expect(evaluated.nll).toBeCloseTo(trained!.nll, 3);
    expect(evaluated.kl).toBeCloseTo(trained!.kl, 5);
    trained!.klPerLatent.forEach((value, latent) => { expect(evaluated.klPerLatent[latent]).toBeCloseTo(value, 5); });
    trained!.sigmaPerLatent.forEach((value, latent) => { expect(evaluated.sigmaPerLatent[latent]).toBeCloseTo(value, 5); });
  });
});

test.each(trainedSpecifications)('%s: the eager runtime leaves no tensors behind', async (_, specification) => {
  const session = await open('tfjs-cpu', specification);
  const chunk = randomChunk(specification, 2, 3);
  await session.train(chunk);
  const before = tf.memory().numTensors;
  await session.train(chunk);
  await session.state();
  expect(tf.memory().numTensors).toBe(before);
});

/** All numbers that a step measures. */
function numbersOf({ loss, nll, kl, klPerLatent, sigmaPerLatent, extras }: StepMeasures): number[] {
  return [loss, nll, kl, ...klPerLatent, ...sigmaPerLatent, ...Object.values(extras)];
}

async function expectAgreement(specification: NetworkSpecification): Promise<void> {
  const chunk = randomChunk(specification, STEPS, 6);
  const compiled = await open('cpu', specification);
  const reference = await open('tfjs-cpu', specification);
  const [actual, expected] = [await compiled.train(chunk), await reference.train(chunk)];
  expected.forEach((measures, step) => {
    expect(Object.keys(actual[step]!.extras)).toEqual(Object.keys(measures.extras));
    const [found, wanted] = [numbersOf(actual[step]!), numbersOf(measures)];
    wanted.forEach((value, index) => { expect(Math.abs(found[index]! - value), `number ${String(index)} of step ${String(step)}`).toBeLessThan(1e-4 * Math.max(1, Math.abs(value))); });
  });
  const [one, other] = [(await compiled.state()).weights, (await reference.state()).weights];
  other.forEach((value, index) => { expect(Math.abs(one[index]! - value)).toBeLessThan(1e-4); });
}

describe('the compiled engine agrees with the reference', () => {
  test.each(everyObjective.map((objective) => [JSON.stringify(objective), objective] as const))('objective %s', async (_, objective) => {
    await expectAgreement(tinySpecification({ objective }));
  });

  test.each(everyPrior.map((prior) => [JSON.stringify(prior), prior] as const))('prior %s, with samples of it', async (_, prior) => {
    await expectAgreement(withPrior(tinySpecification({ objective: everyObjective[8]! }), prior));
  });
});

test('FactorVAE keeps model and discriminator apart: with a learning rate near zero, each stays as it was', async () => {
  const objective = everyObjective[3]!;
  if (objective.type !== 'factorVae') throw new Error('the fourth objective is FactorVAE');
  const nothing = 1e-12;
  const { optimizer } = tinySpecification();
  const changed = async (specification: NetworkSpecification): Promise<Set<string>> => {
    const session = await open('cpu', specification);
    const before = await session.state();
    await session.train(randomChunk(specification, 1, 8));
    const after = await session.state();
    return new Set(weightLayout(specification).filter(({ offset, size }) => after.weights.slice(offset, offset + size).some((value, index) => Math.abs(value - before.weights[offset + index]!) > 1e-6)).map(({ role }) => role));
  };
  expect(await changed(tinySpecification({ objective: { ...objective, discriminator: { ...objective.discriminator, learningRate: nothing } } }))).toEqual(new Set(['model']));
  expect(await changed(tinySpecification({ objective, optimizer: { ...optimizer, learningRate: nothing } }))).toEqual(new Set(['discriminator']));
});

test('the deconvolutional decoder trains as well', async () => {
  const specification = tinySpecification({ model: { ...tinySpecification().model, decoder: decoderSchema.parse({ type: 'deconv', filters: 4 }) } });
  const session = await open('cpu', specification);
  const chunk = randomChunk(specification, STEPS, 9);
  const [before] = await session.train(chunk);
  for (let round = 0; round < 20; round++) await session.train(chunk);
  const [after] = await session.train(chunk);
  expect(after!.loss).toBeLessThan(before!.loss);
});
