import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import { isStandardNormal } from '@shared/experiment/prior';
import type { Evaluation, Mig, Snapshot, SpriteSheet } from '@shared/run/evaluation';
import { countUsedLatents } from '@shared/run/metrics';
import { mean } from '@shared/statistics/mean';
import type { ImageSource } from '../../datasets/imageSource';
import { pictures } from '../../datasets/pictures';
import type { EngineSession } from '../../engine/engine';
import { Generator } from '../../random/generator';
import { ascendingOrder } from '../../science/ascendingOrder';
import { elboIntervals } from '../../science/elboIntervals';
import { entropyFloor } from '../../science/entropyFloor';
import { gaussianDivergence } from '../../science/gaussianDivergence';
import { gaussianDivergencePerSample } from '../../science/gaussianDivergencePerSample';
import { mutualInformationGap } from '../../science/mutualInformationGap';
import { LATENT_BINS } from '../../science/measures/latentBins';
import { posteriorSpread } from '../../science/posteriorSpread';
import type { Representation } from '../../science/representation';
import type { MeasureMetrics } from '../metrics/measureMetrics';
import { forEachBatch } from './batches';
import { codeCloud } from './codeCloud';
import { decodeLatents } from './decodeLatents';
import { encodeImages } from './encodeImages';
import { EvaluationSet } from './evaluationSet';
import { latentGeometry } from './latentGeometry';
import { middleOfFactors } from './middleOfFactors';
import { FINAL_NLL_SAMPLES, SNAPSHOT_NLL_SAMPLES } from './nllSamples';
import { renderedImages } from './renderedImages';
import { representationOf } from './representationOf';
import { spanningFactors } from './spanningFactors';
import { spriteSheet } from './spriteSheet';
import { TRAVERSAL_COLUMNS, traversalLatents } from './traversalLatents';

const RECONSTRUCTIONS = 10;

/** Both parts of the ELBO at one posterior sample an image, in nats. */
interface SampledElbo {
  /** [samples] */
  readonly nllPerImage: Float64Array;
  /** [samples] */
  readonly klPerImage: Float64Array;
  /** [latents] */
  readonly klPerLatent: number[];
  readonly floor: number | null;
}

type Progress = (fraction: number) => void;

/** Measures and pictures a model: on the same images with the same noise at every step of a run, set by the experiment's seed. */
export class Evaluator {
  readonly #experiment: Experiment;
  readonly #source: ImageSource;
  readonly #set: EvaluationSet;
  readonly #measureMetrics: MeasureMetrics;

  /**
   * @param source the dataset of the experiment, open as long as the evaluator is used.
   * @param measureMetrics how metrics are measured, where the experiment asks for all of them.
   */
  constructor(experiment: Experiment, source: ImageSource, measureMetrics: MeasureMetrics) {
    this.#experiment = experiment;
    this.#measureMetrics = measureMetrics;
    this.#source = source;
    this.#set = new EvaluationSet(experiment, source);
  }

  /**
   * KL, MIG and geometry on all images of the evaluation set, NLL (one posterior sample an image) on the first
   * `FINAL_NLL_SAMPLES` of them, and every other metric where the experiment asks for all.
   * @param step how many steps the session has trained.
   * @throws ProblemError with code `not-finite` where the model gives values that are not finite.
   */
  async evaluate(session: EngineSession, step: number, onProgress: Progress = () => undefined): Promise<Evaluation> {
    if (this.#experiment.evaluation.metrics === 'headline') return (await this.#measure(session, step, FINAL_NLL_SAMPLES, onProgress)).evaluation;
    const { evaluation, representation } = await this.#measure(session, step, FINAL_NLL_SAMPLES, (fraction) => { onProgress(fraction / 2); });
    const metrics = await this.#measureMetrics(representation, evaluation.seed, (fraction) => { onProgress((1 + fraction) / 2); });
    return { ...evaluation, metrics };
  }

  /**
   * An evaluation with reconstructions and traversals, for use during training: its NLL is measured on the first
   * `SNAPSHOT_NLL_SAMPLES` images only.
   * @throws ProblemError with code `not-finite` where the model gives values that are not finite.
   */
  async snapshot(session: EngineSession, step: number, onProgress: Progress = () => undefined): Promise<Snapshot> {
    const { evaluation } = await this.#measure(session, step, SNAPSHOT_NLL_SAMPLES, onProgress);
    const order = ascendingOrder(evaluation.sigmaPerLatent);
    return {
      evaluation,
      reconstructions: await this.#reconstructions(session),
      traversals: await this.#traversals(session, order),
      traversalLatents: order,
    };
  }

  async #measure(session: EngineSession, step: number, mostNllSamples: number, onProgress: Progress): Promise<{ evaluation: Evaluation; representation: Representation }> {
    const { dataset, model, training } = this.#experiment;
    const nllSamples = Math.min(mostNllSamples, this.#set.samples);
    const total = this.#set.samples + nllSamples;
    const posterior = await encodeImages(session, this.#source, model.latents, this.#set.coordinates, (done) => { onProgress(done / total); });
    const sampled = await this.#measureElbo(session, nllSamples, (done) => { onProgress((this.#set.samples + done) / total); });
    const analytic = isStandardNormal(model.prior);
    const klPerLatent = analytic ? gaussianDivergence(posterior.mean, posterior.logVariance, model.latents) : sampled.klPerLatent;
    const klPerImage = analytic ? gaussianDivergencePerSample(posterior.mean, posterior.logVariance, model.latents) : sampled.klPerImage;
    const [nll, kl] = [mean(sampled.nllPerImage), mean(klPerImage)];
    const { sigma, variance } = posteriorSpread(posterior.logVariance, model.latents);
    if (![nll, kl, ...klPerLatent, ...variance].every(Number.isFinite)) throw notFinite(step);
    const spanning = spanningFactors(dataset);
    const measured = this.#source.walkable && spanning.length > 0 ? await latentGeometry(session, this.#source, this.#set, posterior, variance, spanning) : null;
    const representation = representationOf(model, this.#set, posterior, measured?.samples ?? null);
    const evaluation = {
      step,
      samples: this.#set.samples,
      seed: training.seed,
      nllSamples,
      nll,
      kl,
      elbo: nll + kl,
      intervals: elboIntervals(sampled.nllPerImage, klPerImage, Generator.fromSeed(training.seed, 'metrics')),
      klPerLatent,
      sigmaPerLatent: sigma,
      latentsUsed: countUsedLatents(sigma),
      entropyFloor: sampled.floor,
      factors: this.#set.factors.map(({ name }) => name),
      mig: this.#measureMig(representation),
      geometry: measured?.geometry ?? null,
      cloud: measured ? null : codeCloud(representation, variance, this.#set.factors[0]?.name ?? null),
      metrics: [],
    };
    return { evaluation, representation };
  }

  /** NLL and KL of each of the first `samples` images, in nats, and what the mean NLL cannot be below on these. */
  async #measureElbo(session: EngineSession, samples: number, onBatch: (done: number) => void): Promise<SampledElbo> {
    const { model, likelihood } = this.#experiment;
    const generator = this.#set.noise();
    const nllPerImage = new Float64Array(samples);
    const klPerImage = new Float64Array(samples);
    const klPerLatent = new Array<number>(model.latents).fill(0);
    let floor = 0;
    await forEachBatch(samples, async (first, length) => {
      const noise = new Float32Array(length * model.latents);
      generator.fillNormal(noise);
      const images = this.#set.images(first, length);
      const share = length / samples;
      const measures = await session.evaluate(images, noise, length);
      nllPerImage.set(measures.nllPerImage, first);
      klPerImage.set(measures.klPerImage, first);
      measures.klPerLatent.forEach((value, latent) => { klPerLatent[latent]! += value * share; });
      if (likelihood.type === 'bernoulli') floor += entropyFloor(images, length) * share;
      onBatch(first + length);
    });
    return { nllPerImage, klPerImage, klPerLatent, floor: likelihood.type === 'bernoulli' ? floor : null };
  }

  /** MIG between codes and factors. Null where there are no factors. */
  #measureMig({ codes, latents, factors, samples }: Representation): Mig | null {
    if (factors.length === 0) return null;
    const { value, gapPerFactor, mutualInformation } = mutualInformationGap({ codes, latents, factors }, LATENT_BINS);
    return { value, estimator: 'binned', bins: LATENT_BINS, samples, seed: this.#experiment.training.seed, gapPerFactor, mutualInformation };
  }

  /** The first images of the evaluation set, and below them what the decoder makes of their posterior means. */
  async #reconstructions(session: EngineSession): Promise<SpriteSheet> {
    const images = this.#set.images(0, RECONSTRUCTIONS);
    const posterior = await session.encode(images, RECONSTRUCTIONS);
    const decoded = await session.decode(posterior.mean, RECONSTRUCTIONS);
    const both = new Float32Array(images.length * 2);
    both.set(images);
    both.set(decoded, images.length);
    return this.#sheet(both, 2, RECONSTRUCTIONS);
  }

  /** Sweeps about the posterior mean of one image, which is the same for every run of a dataset and seed. */
  async #traversals(session: EngineSession, order: readonly number[]): Promise<SpriteSheet> {
    const posterior = await session.encode(renderedImages(this.#source, this.#seedImage()), 1);
    const vectors = traversalLatents(posterior.mean, order, TRAVERSAL_COLUMNS);
    const images = await decodeLatents(session, vectors, order.length * TRAVERSAL_COLUMNS);
    return this.#sheet(images, order.length, TRAVERSAL_COLUMNS);
  }

  /** The image in the middle of factor space, or the first of the evaluation set where there is none or it is held out. */
  #seedImage(): Float64Array {
    const { factors, walkable, width } = this.#source;
    const middle = middleOfFactors(factors);
    return walkable && !this.#source.isHeldOut(middle) ? this.#source.locate(middle) : this.#set.coordinates.subarray(0, width);
  }

  #sheet(images: Float32Array, rows: number, columns: number): SpriteSheet {
    const { values, imageSize, channels } = pictures(this.#source.shape, images);
    return spriteSheet(values, rows, columns, imageSize, channels);
  }
}

function notFinite(step: number): ProblemError {
  return new ProblemError({
    code: 'not-finite',
    what: 'The model gives values that are not finite, so it cannot be evaluated.',
    where: `step ${String(step)}`,
    remedy: 'The run has diverged: start it again with a lower learning rate or another seed.',
  });
}
