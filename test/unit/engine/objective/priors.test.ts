import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { logGamma } from '@shared/statistics/logGamma';
import { initialState } from '../../../../src-main/engine/model/initialState';
import { weightLayout } from '../../../../src-main/engine/model/weightLayout';
import { nameWeights, sliceWeights } from '../../../../src-main/engine/model/weights';
import { drawPriorSamples } from '../../../../src-main/engine/objective/priors/drawPriorSamples';
import type { PriorDistribution } from '../../../../src-main/engine/objective/priors/priorDistribution';
import { priorOf } from '../../../../src-main/engine/objective/priors/priorOf';
import { Generator } from '../../../../src-main/random/generator';
import type { Prior } from '../../../../src-shared/experiment/prior';
import { everyPrior, tinySpecification, withPrior } from '../../../support/tinySpecification';

beforeAll(() => tf.setBackend('cpu'));

/** The prior as a model that has not been trained sees it. */
function untrained(prior: Prior): { distribution: PriorDistribution; latents: number } {
  const specification = withPrior(tinySpecification(), prior);
  const layout = weightLayout(specification);
  const { weights } = initialState(specification, Generator.fromSeed(1, 'weights'));
  return { distribution: priorOf(specification, nameWeights(sliceWeights(tf.tensor1d(weights), layout), layout, 'inference')), latents: specification.model.latents };
}

const named = everyPrior.map((prior) => [JSON.stringify(prior), prior] as const);

/** Samples as the graph has them, [count][latents]. */
async function samplesOf(prior: Prior, count: number): Promise<number[][]> {
  const { distribution, latents } = untrained(prior);
  const drawn = new Float32Array(count * latents);
  drawPriorSamples(prior, Generator.fromSeed(2, 'training'), drawn);
  return distribution.samples(tf.tensor2d(drawn, [count, latents])).array();
}

describe.each(named)('prior %s', (_, prior) => {
  test('the density of each latent integrates to one', async () => {
    const { distribution, latents } = untrained(prior);
    // z = sinh(t) reaches far enough for heavy tails, and is fine enough about zero for spikes.
    const points = 40_001;
    const reach = 9;
    const width = (2 * reach) / (points - 1);
    const positions = Array.from({ length: points }, (_unused, index) => -reach + index * width);
    const values = await distribution.logDensityPerLatent(tf.tensor2d(positions.flatMap((position) => new Array<number>(latents).fill(Math.sinh(position))), [points, latents])).array();
    for (let latent = 0; latent < latents; latent++) {
      const integral = positions.reduce((sum, position, index) => sum + Math.exp(values[index]![latent]!) * Math.cosh(position) * width, 0);
      expect(integral).toBeCloseTo(1, 3);
    }
  });

  test('its samples have its density: binned, latent by latent', async () => {
    const { distribution, latents } = untrained(prior);
    const count = 20_000;
    const samples = await samplesOf(prior, count);
    const steps = 40;
    for (const [low, high] of [[-3, -0.5], [-0.5, -0.1], [-0.1, 0.1], [0.1, 0.5], [0.5, 3]] as const) {
      const width = (high - low) / steps;
      const middles = Array.from({ length: steps }, (_unused, index) => low + (index + 0.5) * width);
      const logDensity = await distribution.logDensityPerLatent(tf.tensor2d(middles.flatMap((middle) => new Array<number>(latents).fill(middle)), [steps, latents])).array();
      for (let latent = 0; latent < latents; latent++) {
        const expected = logDensity.reduce((sum, row) => sum + Math.exp(row[latent]!) * width, 0);
        const found = samples.filter((row) => row[latent]! >= low && row[latent]! < high).length / count;
        // Four standard errors, and a little for the width of the steps.
        expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count) + 2e-3);
      }
    }
  });

  test('the whole density is the product of its latents, unless they depend on each other', async () => {
    const { distribution, latents } = untrained(prior);
    const points = tf.randomNormal([50, latents], 0, 1, 'float32', 3) as tf.Tensor2D;
    const whole = await distribution.logDensity(points).array();
    const product = await (tf.sum(distribution.logDensityPerLatent(points), 1) as tf.Tensor1D).array();
    const largest = Math.max(...whole.map((value, index) => Math.abs(value - product[index]!)));
    if (prior.type === 'mixture') expect(largest).toBeGreaterThan(0.1);
    else expect(largest).toBeLessThan(1e-4);
  });
});

test('the mixture integrates to one over the plane, and its samples are near its centers', async () => {
  const { distribution } = untrained({ type: 'mixture', variance: 0.03 });
  const side = 161;
  const axis = Array.from({ length: side }, (_, index) => -2 + (4 * index) / (side - 1));
  const density = await tf.exp(distribution.logDensity(tf.tensor2d(axis.flatMap((x) => axis.map((y) => [x, y])), [side * side, 2]))).data();
  expect(Array.from(density).reduce((sum, value) => sum + value, 0) * (4 / (side - 1)) ** 2).toBeCloseTo(1, 3);
  const samples = await samplesOf({ type: 'mixture', variance: 0.03 }, 4000);
  const distances = samples.map(([x, y]) => [[0, 1], [0, -1], [1, 0], [-1, 0]].map(([a, b]) => Math.hypot(x! - a!, y! - b!)));
  // The squared distance over the variance is χ² with two degrees of freedom: beyond 18.4 once in 10,000.
  expect(distances.filter((all) => Math.min(...all) ** 2 / 0.03 > 18.4).length).toBeLessThan(5);
  for (const center of [0, 1, 2, 3]) expect(distances.filter((all) => all.indexOf(Math.min(...all)) === center).length / 4000).toBeCloseTo(0.25, 1);
});

describe('Gaussian priors', () => {
  const gaussians = named.filter(([, prior]) => prior.type === 'gaussian');

  test.each(gaussians)('%s: KL is never negative, zero at the prior itself, and what samples say', async (_, prior) => {
    const { distribution, latents } = untrained(prior);
    const ofPrior = await (distribution.logDensityPerLatent(tf.zeros([1, latents])).array());
    // log p(0) = −½·log(2πσ²)
    const logVariance = tf.tensor2d([ofPrior[0]!.map((value) => -2 * value - Math.log(2 * Math.PI))]);
    const atPrior = await distribution.divergence!({ mean: tf.zeros([1, latents]), logVariance }).array();
    for (const value of atPrior[0]!) expect(value).toBeCloseTo(0, 5);
    const one = fc.double({ min: -3, max: 3, noNaN: true });
    await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 2 * latents, maxLength: 2 * latents }), async (numbers) => {
      const moments = { mean: tf.tensor2d([numbers.slice(0, latents)]), logVariance: tf.tensor2d([numbers.slice(latents)]) };
      for (const value of (await distribution.divergence!(moments).array())[0]!) expect(value).toBeGreaterThan(-1e-5);
    }), { numRuns: 30 });
  });

  test.each(gaussians)('%s: the variances average to what is asked for', async (_, prior) => {
    const { distribution, latents } = untrained(prior);
    const atZero = await distribution.logDensityPerLatent(tf.zeros([1, latents])).array();
    const variances = atZero[0]!.map((value) => Math.exp(-2 * value) / (2 * Math.PI));
    expect(variances.reduce((sum, variance) => sum + variance, 0) / latents).toBeCloseTo(prior.type === 'gaussian' ? prior.variance : NaN, 4);
    if (prior.type === 'gaussian' && prior.scales.startsWith('pca')) expect(variances[0]! / variances[1]!).toBeCloseTo(4, 4);
    else expect(variances[0]! / variances[1]!).toBeCloseTo(1, 4);
  });
});

test('logGamma has the values of Γ', () => {
  let factorial = 1;
  for (let n = 1; n < 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
  fc.assert(fc.property(fc.double({ min: 0.5, max: 600, noNaN: true }), (x) => Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) < 1e-9 * Math.max(1, logGamma(x + 1))));
});
