import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Generator } from '../../src-main/random/generator';
import { meanHoyerSparsity } from '../../src-main/science/hoyerSparsity';
import { totalCorrelation } from '../../src-main/science/totalCorrelation';
import { experimentSchema, type Experiment } from '../../src-shared/experiment/experiment';
import type { Objective } from '../../src-shared/experiment/objective';
import { standardNormal, type Prior } from '../../src-shared/experiment/prior';
import { trainInMemory, type Trained } from '../support/trainInMemory';

// Each objective, trained for a few seconds, does what its paper says it is for. Small networks, the real engine, and
// effects several times larger than what another seed changes.

const TIMEOUT = 300_000;
const LATENTS = 6;
const SAMPLES = 1000;
const optimizer = { type: 'adam', learningRate: 2e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
const evaluation = { samples: 100, snapshots: 2 };

/** X-Y circles at 32×32 with a deconvolutional decoder, whose latents are entangled if nothing is done about it. */
function circles(objective: Objective, prior: Prior = standardNormal): Experiment {
  return experimentSchema.parse({
    version: 1,
    name: 'circles',
    dataset: { type: 'circles', imageSize: 32, channels: 1, x: [0.2, 0.8], y: [0.2, 0.8], size: 0.3, color: { space: 'rgb', red: 1, green: 1, blue: 1 }, antialiasing: 2 },
    model: { latents: LATENTS, encoder: { filters: [8, 8, 8], dense: 32 }, decoder: { type: 'deconv', filters: 8 }, prior },
    likelihood: { type: 'bernoulli' },
    objective,
    optimizer,
    training: { seed: 0, batchSize: 32, steps: 500 },
    evaluation,
  });
}

/** What a run of `circles` came to. */
interface Outcome {
  readonly nll: number;
  readonly kl: number;
  readonly extras: Readonly<Record<string, number>>;
  /** Posterior means and samples of the same images, [samples, latents]. */
  readonly means: Float64Array;
  readonly codes: Float64Array;
}

async function outcomeOf(experiment: Experiment): Promise<Outcome> {
  const { measures, session, source } = await trainInMemory(experiment);
  const last = measures.slice(-100);
  const mean = (read: (measure: (typeof last)[number]) => number) => last.reduce((sum, measure) => sum + read(measure) / last.length, 0);
  const images = new Float32Array(SAMPLES * source.shape.imageSize ** 2 * source.shape.channels);
  source.render(source.sample(Generator.fromSeed(0, 'evaluation'), SAMPLES), images);
  const posterior = await session.encode(images, SAMPLES);
  await session.dispose();
  const noise = new Float32Array(posterior.mean.length);
  Generator.fromSeed(1, 'evaluation').fillNormal(noise);
  return {
    nll: mean(({ nll }) => nll),
    kl: mean(({ kl }) => kl),
    extras: Object.fromEntries(Object.keys(last[0]!.extras).map((name) => [name, mean(({ extras }) => extras[name]!)])),
    means: Float64Array.from(posterior.mean),
    codes: Float64Array.from(posterior.mean, (value, index) => value + Math.exp(posterior.logVariance[index]! / 2) * noise[index]!),
  };
}

/** Σ_{i≠j} of the squared covariances of codes. */
function squaredCovariances(codes: Float64Array): number {
  const mean = Array.from({ length: LATENTS }, (_, latent) => codes.reduce((sum, value, index) => sum + (index % LATENTS === latent ? value / SAMPLES : 0), 0));
  let total = 0;
  for (let one = 0; one < LATENTS; one++) {
    for (let other = 0; other < LATENTS; other++) {
      if (one === other) continue;
      let covariance = 0;
      for (let row = 0; row < codes.length; row += LATENTS) covariance += ((codes[row + one]! - mean[one]!) * (codes[row + other]! - mean[other]!)) / SAMPLES;
      total += covariance ** 2;
    }
  }
  return total;
}

const gaussianTotalCorrelation = (codes: Float64Array) => totalCorrelation(codes, LATENTS).value;

describe('on circles', () => {
  let vae: Outcome;
  beforeAll(async () => { vae = await outcomeOf(circles({ type: 'vae' })); }, TIMEOUT);

  test('β-VAE: a larger β lowers the KL, and the images pay for it', { timeout: TIMEOUT }, async () => {
    const { kl, nll } = await outcomeOf(circles({ type: 'betaVae', beta: 8 }));
    expect(kl).toBeLessThan(0.6 * vae.kl);
    expect(nll).toBeGreaterThan(vae.nll);
  });

  test('annealed VAE: the KL stays near the capacity that it is given', { timeout: TIMEOUT }, async () => {
    const { kl, extras } = await outcomeOf(circles({ type: 'annealedVae', gamma: 100, maximumCapacity: 8, annealingSteps: 250 }));
    expect(extras.capacity).toBeCloseTo(8, 6);
    expect(Math.abs(kl - 8)).toBeLessThan(0.5);
    expect(vae.kl).toBeGreaterThan(10);
  });

  test('FactorVAE: a larger γ lowers the total correlation, to its discriminator and by the codes\' covariance', { timeout: TIMEOUT }, async () => {
    const discriminator = { layers: 3, units: 64, learningRate: 1e-3, beta1: 0.5, beta2: 0.9 };
    const without = await outcomeOf(circles({ type: 'factorVae', beta: 1, gamma: 0, discriminator }));
    const factor = await outcomeOf(circles({ type: 'factorVae', beta: 1, gamma: 10, discriminator }));
    expect(factor.extras.totalCorrelation).toBeLessThan(0.5 * without.extras.totalCorrelation!);
    expect(gaussianTotalCorrelation(factor.codes)).toBeLessThan(0.6 * gaussianTotalCorrelation(without.codes));
    // A discriminator that can't tell codes apart loses log 2 = 0.69.
    expect(factor.extras.discriminatorLoss).toBeGreaterThan(without.extras.discriminatorLoss! + 0.1);
  });

  test('β-TCVAE: a larger β lowers the total correlation', { timeout: TIMEOUT }, async () => {
    const { codes } = await outcomeOf(circles({ type: 'betaTcVae', alpha: 1, beta: 6, gamma: 1, estimator: 'weighted' }));
    expect(gaussianTotalCorrelation(codes)).toBeLessThan(0.5 * gaussianTotalCorrelation(vae.codes));
  });

  test.each(['I', 'II'] as const)('DIP-VAE-%s: the covariances between latents go down', { timeout: TIMEOUT }, async (variant) => {
    const { means } = await outcomeOf(circles({ type: 'dipVae', variant, offDiagonal: 20, diagonal: 20 }));
    expect(squaredCovariances(means)).toBeLessThan(0.3 * squaredCovariances(vae.means));
  });

  test('decomposition with a sparse prior and MMD: codes become sparser, and closer to the prior', { timeout: TIMEOUT }, async () => {
    const sparse: Prior = { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 };
    const objective = (alpha: number): Objective => ({ type: 'decomposition', beta: 1, alpha, divergence: 'dimensionWiseMmd' });
    const without = await outcomeOf(circles(objective(0), sparse));
    const drawn = await outcomeOf(circles(objective(100), sparse));
    expect(drawn.extras.divergence).toBeLessThan(0.3 * without.extras.divergence!);
    expect(meanHoyerSparsity(drawn.codes, LATENTS)).toBeGreaterThan(meanHoyerSparsity(without.codes, LATENTS) + 0.05);
  });
});

describe('on the pinwheel, with a mixture of four Gaussians as prior', () => {
  const ARMS = 4;
  const POINTS = 100;
  const opened: Trained[] = [];
  afterAll(async () => { for (const { session } of opened) await session.dispose(); });

  /** The experiment of Mathieu et al. 2019, with as many steps as theirs. */
  function pinwheel(beta: number, alpha: number, seed: number): Experiment {
    return experimentSchema.parse({
      version: 1,
      name: 'pinwheel',
      dataset: { type: 'pinwheel', arms: ARMS, pointsPerArm: POINTS, radialDeviation: 0.3, tangentialDeviation: 0.1, rate: 0.25, seed: 0 },
      model: { latents: 2, encoder: { type: 'dense', units: [100] }, decoder: { type: 'dense', units: [100] }, prior: { type: 'mixture', variance: 0.03 } },
      likelihood: { type: 'learnedGaussian' },
      objective: { type: 'decomposition', beta, alpha, divergence: 'inclusiveKl' },
      optimizer: { ...optimizer, learningRate: 1e-3 },
      training: { seed, batchSize: ARMS * POINTS, steps: 500 },
      evaluation,
    });
  }

  /** Mean probability, under the posteriors of all points, that a code comes from another arm than it does: 0 apart, ¾ on top of each other. */
  async function overlap({ session, source }: Trained): Promise<number> {
    const count = ARMS * POINTS;
    const coordinates = Float64Array.from({ length: 2 * count }, (_, index) => (index % 2 === 0 ? Math.floor(index / 2 / POINTS) : (index >> 1) % POINTS));
    const points = new Float32Array(2 * count);
    source.render(coordinates, points);
    const { mean, logVariance } = await session.encode(points, count);
    const noise = new Float32Array(2 * count);
    Generator.fromSeed(1, 'evaluation').fillNormal(noise);
    const codes = mean.map((value, index) => value + Math.exp(logVariance[index]! / 2) * noise[index]!);
    let total = 0;
    for (let code = 0; code < count; code++) {
      const ofArm = new Float64Array(ARMS);
      for (let point = 0; point < count; point++) {
        const logDensity = [0, 1].reduce((sum, latent) => {
          const distance = codes[2 * code + latent]! - mean[2 * point + latent]!;
          return sum - 0.5 * (distance ** 2 / Math.exp(logVariance[2 * point + latent]!) + logVariance[2 * point + latent]!);
        }, 0);
        ofArm[Math.floor(point / POINTS)]! += Math.exp(logDensity);
      }
      total += 1 - ofArm[Math.floor(code / POINTS)]! / ofArm.reduce((sum, density) => sum + density, 0);
    }
    return total / count;
  }

  test('weighing D(q, p) in place of the KL keeps the clusters from overlapping', { timeout: TIMEOUT }, async () => {
    const meanOverlap = async (beta: number, alpha: number) => {
      const overlaps: number[] = [];
      for (const seed of [0, 1, 2]) {
        const trained = await trainInMemory(pinwheel(beta, alpha, seed));
        opened.push(trained);
        overlaps.push(await overlap(trained));
      }
      return overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length;
    };
    const [ofKl, ofDivergence] = [await meanOverlap(1, 0), await meanOverlap(0, 1)];
    expect(ofKl).toBeGreaterThan(0.1);
    expect(ofDivergence).toBeLessThan(0.3 * ofKl);
  });
});
