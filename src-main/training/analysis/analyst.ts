import type { Experiment } from '@shared/experiment/experiment';
import { ProblemError } from '@shared/problem';
import type { SpriteSheet } from '@shared/run/evaluation';
import type { ImageSource } from '../../datasets/imageSource';
import { openDataset } from '../../datasets/openDataset';
import { pictures } from '../../datasets/pictures';
import type { EngineSession } from '../../engine/engine';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { Generator } from '../../random/generator';
import { RunFolder } from '../../store/runFolder';
import { renderedImages } from '../evaluation/renderedImages';
import { spriteSheet } from '../evaluation/spriteSheet';
import { dataFacts } from '../preparation/dataFacts';

/** Answers come from this processor: moving one image to another device and back takes longer than decoding it. */
const DEVICE = 'cpu';
/** Images that the mean posterior σ of each latent is measured on. */
const SIGMA_SAMPLES = 512;
/** Runs whose sessions stay open; comparing more than this many side by side reopens them. */
const SESSIONS_KEPT = 4;
/** Images in one engine call, so that memory stays small. */
const DECODE_BATCH = 256;
const FACTOR_TOLERANCE = 1e-6;

export interface OpenedModel {
  readonly step: number;
  readonly latents: number;
  readonly sigmaPerLatent: number[];
  /** Latents by mean posterior σ, lowest first. */
  readonly order: number[];
}

export interface EncodedImage {
  readonly image: SpriteSheet;
  readonly mean: number[];
  readonly sigma: number[];
}

interface Subject {
  readonly experiment: Experiment;
  readonly source: ImageSource;
  readonly session: EngineSession;
  readonly opened: OpenedModel;
}

/** Answers questions about trained models. Models are known by the path of their run folder and stay open for a while. */
export class Analyst {
  /** Least recently used first. */
  readonly #subjects = new Map<string, Subject>();

  /** Loads the newest checkpoint of a run, again if it has trained on. */
  async open(path: string): Promise<OpenedModel> {
    const folder = RunFolder.open(path);
    const checkpoint = folder.readNewestCheckpoint();
    if (!checkpoint) {
      throw new ProblemError({ code: 'no-checkpoint', what: 'This run has no checkpoint yet.', where: path, remedy: 'Wait until it has started to train, or resume it.' });
    }
    const known = this.#subjects.get(path);
    if (known && known.opened.step === checkpoint.step) return this.#use(path, known).opened;
    const experiment = folder.readExperiment();
    const source = known?.source ?? (await openDataset(experiment.dataset));
    const session = known?.session ?? (await openSession(networkSpecification(experiment, await dataFacts(experiment, source)), DEVICE, checkpoint.state));
    if (known) await session.restore(checkpoint.state);
    const opened = { step: checkpoint.step, latents: experiment.model.latents, ...(await measureSigma(experiment, source, session)) };
    // The first call of its kind is slow; the user's first drag of a slider should not pay for it.
    await session.decode(new Float32Array(experiment.model.latents), 1);
    this.#use(path, { experiment, source, session, opened });
    await this.#forgetOldest();
    return opened;
  }

  /** Decodes latent vectors into one row of images. */
  async decode(path: string, latents: readonly (readonly number[])[]): Promise<SpriteSheet> {
    const subject = await this.#subject(path);
    for (const vector of latents) requireLength(vector, subject.opened.latents, 'latent values');
    return decodeGrid(subject, latents, 1, latents.length);
  }

  /** Renders the image of some factor values and encodes it. */
  async encode(path: string, factors: readonly number[]): Promise<EncodedImage> {
    const { source, session } = await this.#subject(path);
    requireFactors(source, factors);
    const image = renderedImages(source, source.locate(Float64Array.from(factors)));
    const { mean, logVariance } = await session.encode(image, 1);
    return {
      image: sheetOf(source, image, 1, 1),
      mean: [...mean],
      sigma: Array.from(logVariance, (value) => Math.exp(value / 2)),
    };
  }

  /** Traversals −2…+2 about a latent vector, a row for each latent, lowest mean σ first (Watters et al. 2019, Figure 3). */
  async traverse(path: string, seed: readonly number[], columns: number): Promise<{ images: SpriteSheet; order: number[] }> {
    const subject = await this.#subject(path);
    const { order, latents } = subject.opened;
    requireLength(seed, latents, 'latent values');
    const values = Array.from({ length: columns }, (_, column) => -2 + (4 * column) / (columns - 1));
    const vectors = order.flatMap((row) => values.map((moved) => seed.map((value, latent) => (latent === row ? moved : value))));
    return { images: await decodeGrid(subject, vectors, order.length, columns), order };
  }

  async #subject(path: string): Promise<Subject> {
    const known = this.#subjects.get(path);
    if (known) return this.#use(path, known);
    await this.open(path);
    return this.#subjects.get(path)!;
  }

  #use(path: string, subject: Subject): Subject {
    this.#subjects.delete(path);
    this.#subjects.set(path, subject);
    return subject;
  }

  async #forgetOldest(): Promise<void> {
    for (const [path, { session, source }] of this.#subjects) {
      if (this.#subjects.size <= SESSIONS_KEPT) return;
      this.#subjects.delete(path);
      source.close();
      await session.dispose();
    }
  }
}

/** Mean posterior standard deviation of each latent over random images, and the latents sorted by it. */
async function measureSigma({ model, training }: Experiment, source: ImageSource, session: EngineSession): Promise<{ sigmaPerLatent: number[]; order: number[] }> {
  const images = renderedImages(source, source.sample(Generator.fromSeed(training.seed, 'evaluation'), SIGMA_SAMPLES));
  const { logVariance } = await session.encode(images, SIGMA_SAMPLES);
  const sums = new Array<number>(model.latents).fill(0);
  logVariance.forEach((value, index) => { sums[index % model.latents]! += Math.exp(value / 2); });
  const sigmaPerLatent = sums.map((sum) => sum / SIGMA_SAMPLES);
  const order = sigmaPerLatent.map((_, latent) => latent).sort((left, right) => sigmaPerLatent[left]! - sigmaPerLatent[right]!);
  return { sigmaPerLatent, order };
}

async function decodeGrid({ source, session }: Subject, latents: readonly (readonly number[])[], rows: number, columns: number): Promise<SpriteSheet> {
  const { imageSize, channels } = source.shape;
  const images = new Float32Array(latents.length * imageSize * imageSize * channels);
  for (let start = 0; start < latents.length; start += DECODE_BATCH) {
    const batch = latents.slice(start, start + DECODE_BATCH);
    images.set(await session.decode(Float32Array.from(batch.flat()), batch.length), start * imageSize * imageSize * channels);
  }
  return sheetOf(source, images, rows, columns);
}

function sheetOf({ shape }: ImageSource, images: Float32Array, rows: number, columns: number): SpriteSheet {
  const { values, imageSize, channels } = pictures(shape, images);
  return spriteSheet(values, rows, columns, imageSize, channels);
}

function requireLength(values: readonly number[], length: number, name: string): void {
  if (values.length === length) return;
  throw new ProblemError({ code: 'invalid-input', what: `This model takes ${String(length)} ${name}, not ${String(values.length)}.`, where: '', remedy: 'Open the run again.' });
}

function requireFactors({ factors, walkable }: ImageSource, values: readonly number[]): void {
  if (!walkable) {
    throw new ProblemError({ code: 'invalid-input', what: 'This dataset cannot be walked by factors: it has only the images that it has.', where: '', remedy: 'Start from latent values instead.' });
  }
  requireLength(values, factors.length, 'factor values');
  factors.forEach(({ name, low, high }, index) => {
    const value = values[index]!;
    if (value >= low - FACTOR_TOLERANCE && value <= high + FACTOR_TOLERANCE) return;
    throw new ProblemError({ code: 'invalid-input', what: `Factor ${name} is ${String(value)}.`, where: '', remedy: `Choose a value from ${String(low)} to ${String(high)}.` });
  });
}
