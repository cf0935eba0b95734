import { describe, expect, it } from 'vitest';
import type { RankedModel } from '../../../src-main/science/disentanglementRanking';
import { rankModels } from '../../../src-main/science/rankModels';
import { turnedLatents } from '../../../src-main/science/turnedLatents';
import { Draws, tableOf } from './support/samples';

const LATENTS = 4;
const COMPARISONS = ['lasso', 'spearman'] as const;

/** A model whose latents are those of all others and noise of its own, turned at random where it is entangled. */
function model(shared: readonly Float64Array[], noise: number, seed: number, entangled = false): RankedModel {
  const draws = new Draws(seed);
  const noisy = shared.map((values) => {
    const own = draws.normals(values.length);
    return values.map((value, row) => value + noise * own[row]!);
  });
  return { codes: tableOf(entangled ? turnedLatents(noisy, draws.generator) : noisy), klPerLatent: shared.map(() => 1) };
}

const sharedLatents = (samples: number, seed = 1) => Array.from({ length: LATENTS }, (_, latent) => new Draws(seed * 100 + latent).normals(samples));
const rank = (models: readonly RankedModel[]) => rankModels(models, new Draws(9).generator, () => Promise.resolve());
const widthOf = ([low, high]: readonly [number, number]) => high - low;

describe('rankModels', () => {
  it('puts disentangled replicas far above turned ones, and these above chance', async () => {
    const shared = sharedLatents(400);
    const aligned = await rank([2, 3, 4].map((seed) => model(shared, 0.2, seed)));
    const entangled = await rank([2, 3, 4].map((seed) => model(shared, 0.2, seed, true)));
    for (const comparison of COMPARISONS) {
      const { scores, chance, turned } = aligned[comparison];
      expect(chance).toBeLessThan(0.08);
      expect(turned).toBeGreaterThan(chance + 0.15);
      for (const { value, interval } of scores) {
        expect(interval[0]).toBeGreaterThan(turned + 0.1);
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
        expect(interval[1]).toBeLessThanOrEqual(1);
      }
      // Replicas whose axes mean nothing are the level of turned ones, by definition: six pairs scatter about it.
      const mean = entangled[comparison].scores.reduce((sum, { value }) => sum + value / 3, 0);
      expect(Math.abs(mean - entangled[comparison].turned)).toBeLessThan(0.15);
    }
  });

  it('knows of two replicas what the images leave open: four times the images, half the interval', async () => {
    const widths = await Promise.all([150, 600].map(async (samples) => {
      const { spearman } = await rank([2, 3].map((seed) => model(sharedLatents(samples), 1, seed)));
      return widthOf(spearman.scores[0]!.interval);
    }));
    // Each width is known to about 7 %.
    expect(widths[0]! / widths[1]!).toBeGreaterThan(1.5);
    expect(widths[0]! / widths[1]!).toBeLessThan(2.7);
  });

  it('is less sure where the other replicas disagree', async () => {
    const shared = sharedLatents(300);
    const alike = await rank([2, 3, 4, 5, 6].map((seed) => model(shared, 0.3, seed)));
    const mixed = await rank([2, 3, 4, 5, 6].map((seed) => model(shared, 0.3, seed, seed > 4)));
    expect(widthOf(mixed.spearman.scores[0]!.interval)).toBeGreaterThan(2 * widthOf(alike.spearman.scores[0]!.interval));
  });

  it('gives the same for the same generator, tells how far it is and can be ended', async () => {
    const models = [2, 3].map((seed) => model(sharedLatents(100), 0.5, seed));
    expect(await rank(models)).toEqual(await rank(models));
    const fractions: number[] = [];
    const ended = rankModels(models, new Draws(9).generator, (fraction) => {
      fractions.push(fraction);
      return fraction < 0.5 ? Promise.resolve() : Promise.reject(new Error('enough'));
    });
    await expect(ended).rejects.toThrow('enough');
    expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
    expect(fractions.length).toBeGreaterThan(10);
  });

  it('scores a model that carries nothing with 0, and is sure of it', async () => {
    const shared = sharedLatents(100);
    const { lasso } = await rank([model(shared, 0.2, 2), { ...model(shared, 0.2, 3), klPerLatent: shared.map(() => 0) }]);
    expect(lasso.scores.map(({ value, interval }) => [value, ...interval])).toEqual([[0, 0, 0], [0, 0, 0]]);
  });
});

describe('turnedLatents', () => {
  it('keeps variances and the lack of correlation, and mixes all latents', () => {
    const latents = sharedLatents(3000);
    const turned = turnedLatents(latents, new Draws(5).generator);
    const product = (left: Float64Array, right: Float64Array) => left.reduce((sum, value, row) => sum + value * right[row]!, 0) / left.length;
    turned.forEach((values, latent) => {
      expect(Math.abs(product(values, values) - 1)).toBeLessThan(0.1);
      for (const other of turned.slice(latent + 1)) expect(Math.abs(product(values, other))).toBeLessThan(0.1);
      expect(Math.abs(product(values, latents[latent]!))).toBeLessThan(0.999);
    });
    expect(turnedLatents([], new Draws(5).generator)).toEqual([]);
  });
});
