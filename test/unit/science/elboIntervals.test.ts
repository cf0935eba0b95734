import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from '@shared/statistics/mean';
import { elboIntervals } from '../../../src-main/science/elboIntervals';
import { gaussianDivergence } from '../../../src-main/science/gaussianDivergence';
import { gaussianDivergencePerSample } from '../../../src-main/science/gaussianDivergencePerSample';
import { Generator } from '../../../src-main/random/generator';
import { Draws } from './support/samples';

const width = ([low, high]: readonly [number, number]) => high - low;
/** 95 % of a normal mean of `count` values of deviation `deviation` lie in an interval of this width. */
const expected = (deviation: number, count: number) => (2 * 1.96 * deviation) / Math.sqrt(count);

describe('elboIntervals', () => {
  it('are as wide as the standard errors say, also where fewer images have an NLL than a KL', () => {
    const draws = new Draws(1);
    const kl = draws.normals(4000).map((value) => 20 + 2 * value);
    const nll = draws.normals(1000).map((value) => 300 + 10 * value);
    const { nll: ofNll, kl: ofKl, elbo } = elboIntervals(nll, kl, draws.generator);
    // A hundred replicates know a standard deviation to about 7 %.
    expect(Math.abs(width(ofNll) / expected(10, 1000) - 1)).toBeLessThan(0.25);
    expect(Math.abs(width(ofKl) / expected(2, 4000) - 1)).toBeLessThan(0.25);
    expect(Math.abs(width(elbo) / (2 * 1.96 * Math.sqrt(100 / 1000 + 4 / 4000)) - 1)).toBeLessThan(0.25);
  });

  it('of the sum know how NLL and KL of an image go together', () => {
    const draws = new Draws(2);
    const kl = draws.normals(800).map((value) => 50 + 4 * value);
    const opposed = elboIntervals(kl.map((value) => 100 - value), kl, draws.generator);
    // The sum of the two is the same for every image.
    expect(width(opposed.elbo)).toBeLessThan(1e-9);
    expect(width(opposed.nll)).toBeGreaterThan(0.3);
    const aligned = elboIntervals(kl, kl, draws.generator);
    expect(width(aligned.elbo)).toBeCloseTo(2 * width(aligned.nll), 9);
  });

  it('hold the true means about 95 times in a hundred', () => {
    const draws = new Draws(3);
    const experiments = 300;
    const covered = { nll: 0, kl: 0, elbo: 0 };
    const truth = { nll: 0, kl: 30, elbo: 30 };
    for (let experiment = 0; experiment < experiments; experiment++) {
      const kl = draws.normals(120).map((value) => 30 + 2 * value);
      // NLL rises where KL falls, and has noise of its own.
      const nll = draws.normals(60).map((value, image) => value - 0.7 * (kl[image]! - 30));
      const intervals = elboIntervals(nll, kl, draws.generator);
      for (const name of ['nll', 'kl', 'elbo'] as const) if (intervals[name][0] <= truth[name] && intervals[name][1] >= truth[name]) covered[name] += 1;
    }
    // The standard error of the shares is 0.013.
    for (const count of Object.values(covered)) expect(Math.abs(count / experiments - 0.95)).toBeLessThan(0.045);
  });

  it('hold their values in order, and a KL is never below zero', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true })), { minLength: 2, maxLength: 30 }), fc.integer({ min: 1, max: 30 }), (images, measured) => {
      const nll = images.slice(0, Math.max(1, Math.min(measured, images.length))).map(([value]) => value);
      const kl = images.map(([, value]) => value);
      const intervals = elboIntervals(nll, kl, Generator.fromSeed(1, 'metrics'));
      const values = { nll: mean(nll), kl: mean(kl), elbo: mean(nll) + mean(kl) };
      for (const name of ['nll', 'kl', 'elbo'] as const) {
        expect(intervals[name][0]).toBeLessThanOrEqual(values[name]);
        expect(intervals[name][1]).toBeGreaterThanOrEqual(values[name]);
      }
      expect(intervals.kl[0]).toBeGreaterThanOrEqual(0);
    }), { numRuns: 40 });
  });
});

describe('gaussianDivergencePerSample', () => {
  it('averages to the KL per latent, and is 0 for the prior itself', () => {
    const draws = new Draws(4);
    const [means, logVariances] = [draws.normals(60), draws.normals(60)];
    const perSample = gaussianDivergencePerSample(means, logVariances, 3);
    expect(perSample).toHaveLength(20);
    expect(mean(perSample)).toBeCloseTo(gaussianDivergence(means, logVariances, 3).reduce((sum, value) => sum + value, 0), 10);
    expect([...gaussianDivergencePerSample([0, 0, 1], [0, 0, 0], 1)]).toEqual([0, 0, 0.5]);
  });
});
