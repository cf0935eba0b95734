import { presets } from '@shared/experiment/presets';
import { afterEach, describe, expect, test } from 'vitest';
import type { EngineSession, NetworkSpecification } from '../../../src-main/engine/engine';
import { initialState } from '../../../src-main/engine/model/initialState';
import { networkSpecification } from '../../../src-main/engine/networkSpecification';
import { openSession } from '../../../src-main/engine/openSession';
import { Generator } from '../../../src-main/random/generator';

const tiny: NetworkSpecification = {
  ...networkSpecification(presets[0]!.experiment),
  imageSize: 8,
  channels: 1,
  batchSize: 2,
  model: { latents: 3, encoder: { filters: [4, 4], dense: 8 }, decoder: { type: 'broadcast', depth: 3, filters: 4 } },
};

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
async function open(device: string, specification = tiny): Promise<EngineSession> {
  const session = await openSession(specification, device, initialState(specification, Generator.fromSeed(7, 'weights')));
  opened.push(session);
  return session;
}

afterEach(async () => {
  for (const session of opened.splice(0)) await session.dispose();
});

const steps = 6;
const images = uniform(steps * 2 * 64, 1);
const noise = normal(steps * 2 * 3, 2);

function chunk(from: number, to: number) {
  return { steps: to - from, images: images.slice(from * 128, to * 128), noise: noise.slice(from * 6, to * 6) };
}

describe.each(['cpu', 'tfjs-cpu'])('a session on %s', (device) => {
  test('gives the same weights however the steps are grouped, bit for bit', async () => {
    const whole = await open(device);
    const parts = await open(device);
    const atOnce = await whole.train(chunk(0, steps));
    const apart = [...(await parts.train(chunk(0, 1))), ...(await parts.train(chunk(1, 4))), ...(await parts.train(chunk(4, steps)))];
    expect(apart).toEqual(atOnce);
    expect(await parts.state()).toEqual(await whole.state());
    expect((await whole.state()).step).toBe(steps);
  });

  test('continues from a restored state as if it had never stopped', async () => {
    const first = await open(device);
    await first.train(chunk(0, 3));
    const saved = await first.state();
    await first.train(chunk(3, steps));
    const second = await open(device);
    await second.restore(saved);
    await second.train(chunk(3, steps));
    expect(await second.state()).toEqual(await first.state());
  });

  test('encodes and decodes any number of images, each by itself', async () => {
    const session = await open(device);
    const count = 11;
    const batch = uniform(count * 64, 3);
    const together = await session.encode(batch, count);
    const last = await session.encode(batch.slice((count - 1) * 64), 1);
    expect(together.mean).toHaveLength(count * 3);
    last.mean.forEach((value, latent) => { expect(together.mean[(count - 1) * 3 + latent]).toBeCloseTo(value, 5); });
    const decoded = await session.decode(together.mean, count);
    expect(decoded).toHaveLength(count * 64);
    expect(decoded.every((value) => value > 0 && value < 1)).toBe(true);
  });

  test('evaluates the objective over any number of images', async () => {
    const session = await open(device);
    const count = 9;
    const batch = uniform(count * 64, 4);
    const draws = normal(count * 3, 5);
    const all = await session.evaluate(batch, draws, count);
    let sum = 0;
    for (let index = 0; index < count; index++) {
      sum += (await session.evaluate(batch.slice(index * 64, (index + 1) * 64), draws.slice(index * 3, (index + 1) * 3), 1)).loss;
    }
    expect(all.loss).toBeCloseTo(sum / count, 3);
    expect(all.loss).toBeCloseTo(all.nll + all.kl, 3);
  });
});

test('the compiled engine agrees with the reference', async () => {
  const compiled = await open('cpu');
  const reference = await open('tfjs-cpu');
  const one = await compiled.train(chunk(0, steps));
  const other = await reference.train(chunk(0, steps));
  one.forEach((measures, step) => { expect(measures.loss / other[step]!.loss).toBeCloseTo(1, 5); });
});

test('the deconvolutional decoder trains as well', async () => {
  const session = await open('cpu', { ...tiny, model: { ...tiny.model, decoder: { type: 'deconv', filters: 4 } } });
  const before = await session.evaluate(images.slice(0, 128), noise.slice(0, 6), 2);
  for (let round = 0; round < 20; round++) await session.train(chunk(0, steps));
  expect((await session.evaluate(images.slice(0, 128), noise.slice(0, 6), 2)).loss).toBeLessThan(before.loss);
});
