import { describe, expect, it } from 'vitest';
import { Evaluator } from '../../../../src-main/training/evaluation/takeSnapshot';
import type { CirclesDataset } from '../../../../src-shared/experiment/dataset';
import type { Experiment } from '../../../../src-shared/experiment/experiment';
import { presets } from '../../../../src-shared/experiment/presets';
import { ProblemError } from '../../../../src-shared/problem';
import { snapshotSchema } from '../../../../src-shared/run/evaluation';
import { circles } from '../../datasets/circles/circles';
import { AnalyticSession, type AnalyticModel } from './analyticSession';
import { pngOf } from './pngOf';

const LATENTS = 4;
const SIGMA = [0.1, 0.2] as const;
const plane = circles({ x: [0.2, 0.8], y: [0.2, 0.8], channels: 1 });

function experiment(dataset: CirclesDataset = plane, samples = 2100, latents = LATENTS): Experiment {
  const { experiment: preset } = presets[0]!;
  return { ...preset, dataset, model: { ...preset.model, latents }, training: { ...preset.training, seed: 11 }, evaluation: { samples, snapshots: 4 } };
}

const session = (changes: Partial<AnalyticModel> = {}) => new AnalyticSession({ dataset: plane, latents: LATENTS, sigma: SIGMA, ...changes });

describe('Evaluator', () => {
  it('finds a model that has the plane, axis by axis', async () => {
    const { mig, geometry, latentsUsed, sigmaPerLatent, ...rest } = await new Evaluator(experiment()).evaluate(session(), 300);
    expect(rest).toMatchObject({ step: 300, samples: 2100, seed: 11 });
    expect(mig).toMatchObject({ estimator: 'binned', bins: 20, samples: 2100, seed: 11 });
    expect(mig.value).toBeGreaterThan(0.9);
    expect(mig.mutualInformation).toHaveLength(LATENTS);
    expect(geometry.latents).toEqual([2, 0]);
    expect(geometry.score).toBeGreaterThan(0.9999);
    expect(geometry.singularValueRatio).toBeGreaterThan(0.99);
    expect(latentsUsed).toBe(2);
    [0.2, 1, 0.1, 1].forEach((sigma, latent) => { expect(sigmaPerLatent[latent]).toBeCloseTo(sigma, 5); });
  });

  it('sees a rotated plane as well in the geometry, but not in MIG', async () => {
    const { mig, geometry } = await new Evaluator(experiment()).evaluate(session({ angle: Math.PI / 4 }), 0);
    expect(mig.value).toBeLessThan(0.1);
    expect(geometry.score).toBeGreaterThan(0.9999);
  });

  it('adds the analytic KL of the posteriors to the NLL', async () => {
    const evaluation = await new Evaluator(experiment()).evaluate(session(), 0);
    // The mean of μ² is SCALE² times the variance of a uniform position in a range of 0.6.
    const expected = SIGMA.reduce((sum, sigma) => sum + (9 * (0.36 / 12) + sigma ** 2 - 1 - 2 * Math.log(sigma)) / 2, 0);
    expect(Math.abs(evaluation.kl - expected)).toBeLessThan(0.02);
    expect(evaluation.klPerLatent[1]).toBe(0);
    expect(evaluation.elbo).toBeCloseTo(evaluation.nll + evaluation.kl, 12);
    expect(Math.abs(evaluation.nll - 1000 * Math.PI * 0.125 ** 2)).toBeLessThan(0.5);
  });

  it('looks at the same images with the same noise at every step', async () => {
    const evaluator = new Evaluator(experiment());
    const first = session();
    const second = session();
    const { step, ...before } = await evaluator.evaluate(first, 0);
    const { step: later, ...after } = await evaluator.evaluate(second, 500);
    expect([step, later]).toEqual([0, 500]);
    expect(after).toEqual(before);
    expect(second.noise).toEqual(first.noise);
    expect(new Set(first.noise).size).toBe(first.noise.length);
  });

  it('measures the NLL on 2,000 images for an evaluation, on 256 for a snapshot', async () => {
    const evaluated = session();
    const pictured = session();
    await new Evaluator(experiment()).evaluate(evaluated, 0);
    await new Evaluator(experiment()).snapshot(pictured, 0);
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
    await new Evaluator(experiment()).evaluate(session(), 0, (fraction) => fractions.push(fraction));
    counting = false;
    // Nine batches of encoding, eight of the NLL, two for the grid.
    expect(turns).toBeGreaterThanOrEqual(19);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(fractions.length).toBeGreaterThan(10);
  });

  it('takes a snapshot as the contract has it: reconstructions and traversals in order of σ', async () => {
    const snapshot = await new Evaluator(experiment()).snapshot(session(), 40);
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
    const { geometry, mig } = await new Evaluator(experiment(line, 400, 1)).evaluate(single, 0);
    expect(geometry).toMatchObject({ latents: [0, 0], factors: ['x'], rows: 1, columns: 16, singularValueRatio: null });
    expect(geometry.score).toBeGreaterThan(0.999);
    expect(mig.gapPerFactor).toHaveLength(1);
    expect(mig.value).toBeGreaterThan(0.9);
  });

  it('refuses a model that has diverged', async () => {
    const diverged = session({ sigma: [Number.NaN, 1] });
    const failure = await new Evaluator(experiment()).evaluate(diverged, 77).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect((failure as ProblemError).problem).toMatchObject({ code: 'not-finite', where: 'step 77' });
  });
});
