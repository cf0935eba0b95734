import { varyingFactors } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import type { Evaluation, Mig, Snapshot, SpriteSheet } from '@shared/run/evaluation';
import { countUsedLatents } from '@shared/run/metrics';
import type { EngineSession, Posterior } from '../../engine/engine';
import { ascendingOrder } from '../../science/ascendingOrder';
import { equalWidthBins } from '../../science/equalWidthBins';
import { gaussianDivergence } from '../../science/gaussianDivergence';
import { mutualInformationGap } from '../../science/mutualInformationGap';
import { posteriorSpread } from '../../science/posteriorSpread';
import { forEachBatch } from './batches';
import { decodeLatents } from './decodeLatents';
import { encodeFactors } from './encodeFactors';
import { EvaluationSet } from './evaluationSet';
import { latentGeometry } from './latentGeometry';
import { FINAL_NLL_SAMPLES, SNAPSHOT_NLL_SAMPLES } from './nllSamples';
import { spriteSheet } from './spriteSheet';
import { TRAVERSAL_COLUMNS, traversalLatents } from './traversalLatents';

/** Bins of codes and of continuous factors for MIG, as in disentanglement_lib. */
const MIG_BINS = 20;

const RECONSTRUCTIONS = 10;

type Progress = (fraction: number) => void;

/** Measures and pictures a model: on the same images with the same noise at every step of a run, set by the experiment's seed. */
export class Evaluator {
  readonly #experiment: Experiment;
  readonly #set: EvaluationSet;

  constructor(experiment: Experiment) {
    this.#experiment = experiment;
    this.#set = new EvaluationSet(experiment);
  }

  /**
   * Analytic KL, MIG and geometry on all images of the evaluation set, NLL (one posterior sample an image) on the first
   * `FINAL_NLL_SAMPLES` of them.
   * @param step how many steps the session has trained.
   * @throws ProblemError with code `not-finite` where the model gives values that are not finite.
   */
  async evaluate(session: EngineSession, step: number, onProgress: Progress = () => undefined): Promise<Evaluation> {
    return this.#measure(session, step, FINAL_NLL_SAMPLES, onProgress);
  }

  /**
   * An evaluation with reconstructions and traversals, for use during training: its NLL is measured on the first
   * `SNAPSHOT_NLL_SAMPLES` images only.
   * @throws ProblemError with code `not-finite` where the model gives values that are not finite.
   */
  async snapshot(session: EngineSession, step: number, onProgress: Progress = () => undefined): Promise<Snapshot> {
    const evaluation = await this.#measure(session, step, SNAPSHOT_NLL_SAMPLES, onProgress);
    const order = ascendingOrder(evaluation.sigmaPerLatent);
    return {
      evaluation,
      reconstructions: await this.#reconstructions(session),
      traversals: await this.#traversals(session, order),
      traversalLatents: order,
    };
  }

  async #measure(session: EngineSession, step: number, mostNllSamples: number, onProgress: Progress): Promise<Evaluation> {
    const { dataset, model, training } = this.#experiment;
    const nllSamples = Math.min(mostNllSamples, this.#set.samples);
    const total = this.#set.samples + nllSamples;
    const posterior = await encodeFactors(session, dataset, model.latents, this.#set.factors, (done) => { onProgress(done / total); });
    const nll = await this.#measureNll(session, nllSamples, (done) => { onProgress((this.#set.samples + done) / total); });
    const klPerLatent = gaussianDivergence(posterior.mean, posterior.logVariance, model.latents);
    const { sigma, variance } = posteriorSpread(posterior.logVariance, model.latents);
    if (![nll, ...klPerLatent, ...variance].every(Number.isFinite)) throw notFinite(step);
    const kl = klPerLatent.reduce((sum, value) => sum + value, 0);
    return {
      step,
      samples: this.#set.samples,
      seed: training.seed,
      nllSamples,
      nll,
      kl,
      elbo: nll + kl,
      klPerLatent,
      sigmaPerLatent: sigma,
      latentsUsed: countUsedLatents(sigma),
      mig: this.#measureMig(posterior),
      geometry: await latentGeometry(session, dataset, this.#set, posterior, variance),
    };
  }

  /** Mean NLL over the first `samples` images, in nats per image. */
  async #measureNll(session: EngineSession, samples: number, onBatch: (done: number) => void): Promise<number> {
    const generator = this.#set.noise();
    let sum = 0;
    await forEachBatch(samples, async (first, length) => {
      const noise = new Float32Array(length * this.#experiment.model.latents);
      generator.fillNormal(noise);
      const { nll } = await session.evaluate(this.#set.images(first, length), noise, length);
      sum += nll * length;
      onBatch(first + length);
    });
    return sum / samples;
  }

  /** MIG between posterior means and the varying factors; a continuous factor is binned over its range. */
  #measureMig(posterior: Posterior): Mig {
    const factors = this.#set.varying.map(({ low, high }, index) => equalWidthBins(this.#set.factor(index), MIG_BINS, low, high));
    const { value, gapPerFactor, mutualInformation } = mutualInformationGap({ codes: posterior.mean, latents: this.#experiment.model.latents, factors }, MIG_BINS);
    return { value, estimator: 'binned', bins: MIG_BINS, samples: this.#set.samples, seed: this.#experiment.training.seed, gapPerFactor, mutualInformation };
  }

  /** The first images of the evaluation set, and below them what the decoder makes of their posterior means. */
  async #reconstructions(session: EngineSession): Promise<SpriteSheet> {
    const images = this.#set.images(0, RECONSTRUCTIONS);
    const { mean } = await session.encode(images, RECONSTRUCTIONS);
    const decoded = await session.decode(mean, RECONSTRUCTIONS);
    const both = new Float32Array(images.length * 2);
    both.set(images);
    both.set(decoded, images.length);
    return this.#sheet(both, 2, RECONSTRUCTIONS);
  }

  /** Sweeps about the posterior mean of the image in the middle of factor space, which is the same for every run of a dataset. */
  async #traversals(session: EngineSession, order: readonly number[]): Promise<SpriteSheet> {
    const { dataset, model } = this.#experiment;
    const middle = Float64Array.from(varyingFactors(dataset), ({ low, high }) => (low + high) / 2);
    const { mean } = await encodeFactors(session, dataset, model.latents, middle, () => undefined);
    const vectors = traversalLatents(mean, order, TRAVERSAL_COLUMNS);
    const images = await decodeLatents(session, vectors, order.length * TRAVERSAL_COLUMNS);
    return this.#sheet(images, order.length, TRAVERSAL_COLUMNS);
  }

  #sheet(images: Float32Array, rows: number, columns: number): SpriteSheet {
    const { imageSize, channels } = this.#experiment.dataset;
    return spriteSheet(images, rows, columns, imageSize, channels);
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
