import { describe, expect, it } from 'vitest';
import { openDataset } from '../../../../src-main/datasets/openDataset';
import { Evaluator } from '../../../../src-main/training/evaluation/takeSnapshot';
import type { EngineSession } from '../../../../src-main/engine/engine';
import type { Dataset } from '../../../../src-shared/experiment/dataset';
import type { Experiment } from '../../../../src-shared/experiment/experiment';
import { presets } from '../../../../src-shared/experiment/presets';
import { ProblemError } from '../../../../src-shared/problem';
import { snapshotSchema } from '../../../../src-shared/run/evaluation';
import { circles } from '../../datasets/circles/circles';
import { measureInProcess } from '../../science/support/measureInProcess';
import { AnalyticSession, type AnalyticModel } from './analyticSession';
import { pngOf } from './pngOf';

const LATENTS = 4;
const SIGMA = [0.1, 0.2] as const;
const plane = circles({ x: [0.2, 0.8], y: [0.2, 0.8], channels: 1 });

function experiment(dataset: Dataset = plane, samples = 2100, latents = LATENTS): Experiment {
  const { experiment: preset } = presets[0]!;
  return { ...preset, dataset, model: { ...preset.model, latents }, training: { ...preset.training, seed: 11 }, evaluation: { samples, snapshots: 4, metrics: 'headline' } };
}

async function evaluator(of: Experiment = experiment()): Promise<Evaluator> {
  return new Evaluator(of, await openDataset(of.dataset), measureInProcess);
}

const session = (changes: Partial<AnalyticModel> = {}) => new AnalyticSession({ dataset: plane, latents: LATENTS, sigma: SIGMA, ...changes });

describe('Evaluator', () => {
  it('finds a model that has the plane, axis by axis', async () => {
    const { mig, geometry, latentsUsed, sigmaPerLatent, ...rest } = await (await evaluator()).evaluate(session(), 300);
    expect(rest).toMatchObject({ step: 300, samples: 2100, seed: 11 });
    expect(mig).toMatchObject({ estimator: 'binned', bins: 20, samples: 2100, seed: 11 });
    expect(mig!.value).toBeGreaterThan(0.9);
    expect(mig!.mutualInformation).toHaveLength(LATENTS);
    expect(geometry!.latents).toEqual([2, 0]);
    expect(geometry!.score).toBeGreaterThan(0.9999);
    expect(geometry!.singularValueRatio).toBeGreaterThan(0.99);
    expect(latentsUsed).toBe(2);
    [0.2, 1, 0.1, 1].forEach((sigma, latent) => { expect(sigmaPerLatent[latent]).toBeCloseTo(sigma, 5); });
  });

  it('sees a rotated plane as well in the geometry, but not in MIG', async () => {
    const { mig, geometry } = await (await evaluator()).evaluate(session({ angle: Math.PI / 4 }), 0);
    expect(mig!.value).toBeLessThan(0.1);
    expect(geometry!.score).toBeGreaterThan(0.9999);
  });

  it('adds the analytic KL of the posteriors to the NLL', async () => {
    const evaluation = await (await evaluator()).evaluate(session(), 0);
    // The mean of μ² is SCALE² times the variance of a uniform position in a range of 0.6.
    const expected = SIGMA.reduce((sum, sigma) => sum + (9 * (0.36 / 12) + sigma ** 2 - 1 - 2 * Math.log(sigma)) / 2, 0);
    expect(Math.abs(evaluation.kl - expected)).toBeLessThan(0.02);
    expect(evaluation.klPerLatent[1]).toBe(0);
    expect(evaluation.elbo).toBeCloseTo(evaluation.nll + evaluation.kl, 12);
    expect(Math.abs(evaluation.nll - 1000 * Math.PI * 0.125 ** 2)).toBeLessThan(0.5);
  });

  it('has intervals that hold the values, of the KL over more images than of the NLL', async () => {
    const of = { ...experiment(plane, 3000), likelihood: { type: 'bernoulli' } as const };
    const { nll, kl, elbo, intervals } = await (await evaluator(of)).evaluate(session(), 0);
    for (const [value, [low, high]] of [[nll, intervals!.nll], [kl, intervals!.kl], [elbo, intervals!.elbo]] as const) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    // KL of an image: half the squared codes, 9·u² each for a uniform u, plus a constant; the variance of u² is 0.6⁴/180.
    const standardError = Math.sqrt((2 * (9 / 2) ** 2 * 0.6 ** 4) / 180 / 3000);
    const half = (intervals!.kl[1] - intervals!.kl[0]) / 2;
    expect(half / (1.96 * standardError)).toBeGreaterThan(0.75);
    expect(half / (1.96 * standardError)).toBeLessThan(1.25);
  });

  it('looks at the same images with the same noise at every step', async () => {
    const same = await evaluator();
    const first = session();
    const second = session();
    const { step, ...before } = await same.evaluate(first, 0);
    const { step: later, ...after } = await same.evaluate(second, 500);
    expect([step, later]).toEqual([0, 500]);
    expect(after).toEqual(before);
    expect(second.noise).toEqual(first.noise);
    expect(new Set(first.noise).size).toBe(first.noise.length);
  });

  it('measures the NLL on 2,000 images for an evaluation, on 256 for a snapshot', async () => {
    const evaluated = session();
    const pictured = session();
    await (await evaluator()).evaluate(evaluated, 0);
    await (await evaluator()).snapshot(pictured, 0);
    const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect([total(evaluated.evaluated), total(pictured.evaluated)]).toEqual([2000, 256]);
    expect(total(evaluated.encoded)).toBe(2100 + 256);
    expect(Math.max(...evaluated.encoded)).toBeLessThanOrEqual(256);
  });

  it('gives the event loop a turn between batches and tells how far it is', async () => {
    const fractions: number[] = [];
    let turns = 0;
    let counting = true;
    const countTurn = (): void => {
      turns += 1;
      if (counting) setImmediate(countTurn);
    };
    setImmediate(countTurn);
    await (await evaluator()).evaluate(session(), 0, (fraction) => fractions.push(fraction));
    counting = false;
    // Nine batches of encoding, eight of the NLL, two for the grid.
    expect(turns).toBeGreaterThanOrEqual(19);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(fractions.length).toBeGreaterThan(10);
  });

  it('takes a snapshot as the contract has it: reconstructions and traversals in order of σ', async () => {
    const snapshot = await (await evaluator()).snapshot(session(), 40);
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.traversalLatents).toEqual([2, 0, 1, 3]);
    expect(snapshot.traversals).toMatchObject({ rows: 4, columns: 11, imageSize: 32 });
    expect(snapshot.reconstructions).toMatchObject({ rows: 2, columns: 10, imageSize: 32 });
    const { width, data } = pngOf(snapshot.reconstructions);
    const half = width * 32;
    const difference = data.subarray(0, half).reduce((worst, value, index) => Math.max(worst, Math.abs(value - data[half + index]!)), 0);
    expect(Math.max(...data.subarray(0, half))).toBe(255);
    expect(difference).toBeLessThan(40);
    // The first row moves the circle along x: in its middle image the circle is in the middle of the frame.
    const traversals = pngOf(snapshot.traversals);
    expect(traversals.data[16 * traversals.width + 5 * 32 + 16]).toBe(255);
    expect(traversals.data[16 * traversals.width + 8 * 32 + 16]).toBe(0);
  });

  it('handles one factor and one latent', async () => {
    const line = circles({ x: [0.2, 0.8], channels: 1 });
    const single: AnalyticSession = session({ dataset: line });
    const encode = single.encode.bind(single);
    single.encode = async (images, count) => {
      const { mean, logVariance } = await encode(images, count);
      const third = (_: number, index: number) => index % LATENTS === 2;
      return { mean: mean.filter(third), logVariance: logVariance.filter(third) };
    };
    const { geometry, mig } = await (await evaluator(experiment(line, 400, 1))).evaluate(single, 0);
    expect(geometry).toMatchObject({ latents: [0, 0], factors: ['x'], rows: 1, columns: 16, singularValueRatio: null });
    expect(geometry!.score).toBeGreaterThan(0.999);
    expect(mig!.gapPerFactor).toHaveLength(1);
    expect(mig!.value).toBeGreaterThan(0.9);
  });

  it('tells the geometry of all factor space from that of the trained part', async () => {
    const heldOut = circles({ x: [0.2, 0.8], y: [0.2, 0.8], channels: 1, heldOut: { factors: ['x', 'y'], region: 'corner' } });
    const folded = session();
    const encode = folded.encode.bind(folded);
    // What was never trained on is encoded as its mirror image.
    folded.encode = async (images, count) => {
      const { mean, logVariance } = await encode(images, count);
      for (let row = 0; row < count; row++) {
        const [x, y] = [mean[row * LATENTS + 2]!, mean[row * LATENTS]!];
        if (x > 0.001 && y > 0.001) mean[row * LATENTS + 2] = -x;
      }
      return { mean, logVariance };
    };
    const { geometry, mig } = await (await evaluator(experiment(heldOut))).evaluate(folded, 0);
    expect(geometry!.heldOut).toEqual(geometry!.factorValues.map(([x, y]) => x! >= 0.5 && y! >= 0.5));
    expect(geometry!.heldOut!.filter(Boolean)).toHaveLength(64);
    expect(geometry!.trainedScore).toBeGreaterThan(0.9999);
    expect(geometry!.score).toBeLessThan(0.8);
    expect(mig!.samples).toBe(2100);
    const { geometry: straight } = await (await evaluator(experiment(heldOut))).evaluate(session(), 0);
    expect(straight!.score).toBeGreaterThan(0.9999);
    const { geometry: whole } = await (await evaluator()).evaluate(session(), 0);
    expect([whole!.heldOut, whole!.trainedScore]).toEqual([null, null]);
  });

  it('measures factors on the images that are not blank', async () => {
    const blank = circles({ x: [0.2, 0.8], y: [0.2, 0.8], channels: 1, blankShare: 0.5 });
    const { geometry, mig, samples } = await (await evaluator(experiment(blank))).evaluate(session(), 0);
    expect(samples).toBe(2100);
    expect(Math.abs(mig!.samples - 1050)).toBeLessThan(5 * Math.sqrt(2100 * 0.25));
    expect(mig!.gapPerFactor).toHaveLength(2);
    expect(mig!.value).toBeGreaterThan(0.9);
    expect(geometry!.factors).toEqual(['x', 'y']);
    expect(geometry!.score).toBeGreaterThan(0.9999);
  });

  it('places the blank image where the model encodes it', async () => {
    const blank = circles({ x: [0.2, 0.8], y: [0.2, 0.8], channels: 1, blankShare: 0.5 });
    const aside = session();
    const encode = aside.encode.bind(aside);
    aside.encode = async (images, count) => {
      const { mean, logVariance } = await encode(images, count);
      const size = images.length / count;
      for (let row = 0; row < count; row++) if (images.subarray(row * size, (row + 1) * size).every((value) => value === 0)) mean[row * LATENTS + 1] = 7;
      return { mean, logVariance };
    };
    const { geometry } = await (await evaluator(experiment(blank))).evaluate(aside, 0);
    expect(geometry!.blank).toEqual(Array.from({ length: LATENTS }, (_, latent) => (latent === 1 ? 7 : 0)));
    expect(geometry!.means.every((mean) => mean[1] === 0)).toBe(true);
    const { geometry: whole } = await (await evaluator()).evaluate(session(), 0);
    expect(whole!.blank).toBeNull();
  });

  it('has MIG but no geometry for points that cannot be walked, and pictures them', async () => {
    const points: Dataset = { type: 'pinwheel', arms: 3, pointsPerArm: 50, radialDeviation: 0.3, tangentialDeviation: 0.1, rate: 0.25, seed: 0 };
    const identity: EngineSession = Object.assign(session(), {
      encode: (images: Float32Array, count: number) => Promise.resolve({ mean: images.slice(), logVariance: new Float32Array(count * 2).fill(-4) }),
      decode: (latents: Float32Array) => Promise.resolve(latents.slice()),
    });
    const { evaluation, traversals, reconstructions } = await (await evaluator(experiment(points, 200, 2))).snapshot(identity, 0);
    expect(evaluation.geometry).toBeNull();
    expect(evaluation.mig!.gapPerFactor).toHaveLength(1);
    expect(evaluation.mig!.mutualInformation.flat().every((value) => value <= Math.log(3) + 1e-9)).toBe(true);
    expect([traversals.imageSize, reconstructions.imageSize]).toEqual([32, 32]);
    const { width, data } = pngOf(reconstructions);
    expect(data.subarray(width * 32)).toEqual(data.subarray(0, width * 32));
  });

  it('measures all metrics where the experiment asks for them, at the end only', async () => {
    const all = experiment(plane, 500);
    const asking: Experiment = { ...all, evaluation: { ...all.evaluation, metrics: 'all' } };
    const fractions: number[] = [];
    const { metrics, mig, factors, geometry, latentsUsed } = await (await evaluator(asking)).evaluate(session(), 9, (fraction) => fractions.push(fraction));
    expect(factors).toEqual(['x', 'y']);
    const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    expect([value('mig'), value('geometryScore'), value('latentsUsed')]).toEqual([mig!.value, geometry!.score, latentsUsed]);
    expect(value('dciDisentanglement')).toBeGreaterThan(0.8);
    expect(value('geometryScoreTrained')).toBeNull();
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect((await (await evaluator(asking)).snapshot(session(), 9)).evaluation.metrics).toEqual([]);
    expect((await (await evaluator()).evaluate(session(), 9)).metrics).toEqual([]);
  });

  it('knows what a Bernoulli NLL can not be below on the images that it is measured on', async () => {
    const { entropyFloor } = await (await evaluator(experiment(plane, 300))).evaluate(session(), 0);
    // Only the antialiased rim of a circle has pixels that are neither black nor white.
    expect(entropyFloor).toBeGreaterThan(0);
    expect(entropyFloor).toBeLessThan(30 * Math.LN2);
    const gaussian: Experiment = { ...experiment(plane, 300), likelihood: { type: 'gaussian', variance: 0.3 } };
    expect((await (await evaluator(gaussian)).evaluate(session(), 0)).entropyFloor).toBeNull();
  });

  it('takes the KL to another prior from where the NLL is measured, and carries Student-t codes over to Gaussian ones', async () => {
    const studentT: Experiment = { ...experiment(plane, 600), model: { ...experiment().model, prior: { type: 'studentT', degreesOfFreedom: 3 } } };
    const told = Object.assign(session(), {
      evaluate: (_images: Float32Array, _noise: Float32Array, count: number) => Promise.resolve({
        nll: 1, kl: count === 250 ? 5 : 11, klPerLatent: Float32Array.from([3, 2, 0, 0]), sigmaPerLatent: new Float32Array(),
        nllPerImage: new Float32Array(count).fill(1), klPerImage: new Float32Array(count).fill(count === 250 ? 5 : 11),
      }),
    });
    const evaluation = await (await evaluator(studentT)).evaluate(told, 0);
    // Batches of 250, 250 and 100 images.
    expect(evaluation.kl).toBeCloseTo((500 * 5 + 100 * 11) / 600, 9);
    expect(evaluation.klPerLatent).toEqual([expect.closeTo(3, 6), expect.closeTo(2, 6), 0, 0]);
    const isotropic = await (await evaluator(experiment(plane, 600))).evaluate(session(), 0);
    // Every bin has other borders once the codes are mapped; the geometry looks at the codes as they are.
    expect(evaluation.mig!.value).not.toBe(isotropic.mig!.value);
    expect(evaluation.geometry).toEqual(isotropic.geometry);
  });

  it('refuses a model that has diverged', async () => {
    const diverged = session({ sigma: [Number.NaN, 1] });
    const failure = await (await evaluator()).evaluate(diverged, 77).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect((failure as ProblemError).problem).toMatchObject({ code: 'not-finite', where: 'step 77' });
  });
});
