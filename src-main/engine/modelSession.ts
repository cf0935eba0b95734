import { extraMeasures } from '@shared/run/extraMeasures';
import type { EngineSession, ImageMeasures, NamedArrays, NetworkSpecification, Posterior, StepMeasures, TrainingChunk, TrainingState } from './engine';
import type { WeightEntry } from './model/weightLayout';
import { chunkSizes } from './runtime/chunkSizes';
import type { Runtime } from './runtime/runtime';
import { decodeProgram, elboProgram, encodeProgram } from './step/programs';
import { schedule } from './step/schedule';

/** A model on a runtime: counts its steps, and cuts questions about any number of images into batches of the sizes that are compiled. */
export class ModelSession implements EngineSession {
  readonly #specification: NetworkSpecification;
  readonly #layout: readonly WeightEntry[];
  readonly #runtime: Runtime;
  #step: number;

  /** @param step how many steps the runtime's weights have been trained */
  constructor(specification: NetworkSpecification, layout: readonly WeightEntry[], runtime: Runtime, step: number) {
    this.#specification = specification;
    this.#layout = layout;
    this.#runtime = runtime;
    this.#step = step;
  }

  get device(): string {
    return this.#runtime.device;
  }

  async train({ steps, sequences }: TrainingChunk): Promise<StepMeasures[]> {
    const measured = await this.#runtime.train(steps, { ...sequences, ...this.#schedules(steps) });
    this.#step += steps;
    return Array.from({ length: steps }, (_, step) => this.#measuresOfStep(measured, step));
  }

  async state(): Promise<TrainingState> {
    return { step: this.#step, ...(await this.#runtime.readState()) };
  }

  async restore({ step, ...state }: TrainingState): Promise<void> {
    this.#step = step;
    await this.#runtime.writeState(state);
  }

  async encode(images: Float32Array, count: number): Promise<Posterior> {
    const { latents } = this.#specification.model;
    const mean = new Float32Array(count * latents);
    const logVariance = new Float32Array(count * latents);
    await inChunks(count, async (start, size) => {
      const part = await this.#runtime.run(`encode/${String(size)}`, () => encodeProgram(this.#specification, this.#layout, size), { images: rows(images, this.#valuesPerImage, start, size) });
      mean.set(part.mean!, start * latents);
      logVariance.set(part.logVariance!, start * latents);
    });
    return { mean, logVariance };
  }

  async decode(latents: Float32Array, count: number): Promise<Float32Array> {
    const images = new Float32Array(count * this.#valuesPerImage);
    await inChunks(count, async (start, size) => {
      const part = await this.#runtime.run(`decode/${String(size)}`, () => decodeProgram(this.#specification, this.#layout, size), { latents: rows(latents, this.#specification.model.latents, start, size) });
      images.set(part.images!, start * this.#valuesPerImage);
    });
    return images;
  }

  async evaluate(images: Float32Array, noise: Float32Array, count: number): Promise<ImageMeasures> {
    const { latents } = this.#specification.model;
    const perImage = { nllPerImage: new Float32Array(count), klPerImage: new Float32Array(count) };
    const perLatent = { klPerLatent: new Float64Array(latents), sigmaPerLatent: new Float64Array(latents) };
    await inChunks(count, async (start, size) => {
      const part = await this.#runtime.run(`elbo/${String(size)}`, () => elboProgram(this.#specification, this.#layout, size), {
        images: rows(images, this.#valuesPerImage, start, size),
        noise: rows(noise, latents, start, size),
      });
      for (const name of ['nllPerImage', 'klPerImage'] as const) perImage[name].set(part[name]!, start);
      for (const name of ['klPerLatent', 'sigmaPerLatent'] as const) part[name]!.forEach((value, latent) => { perLatent[name][latent]! += (size / count) * value; });
    });
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / count;
    return {
      ...perImage,
      nll: mean(perImage.nllPerImage),
      kl: mean(perImage.klPerImage),
      klPerLatent: Float32Array.from(perLatent.klPerLatent),
      sigmaPerLatent: Float32Array.from(perLatent.sigmaPerLatent),
    };
  }

  dispose(): Promise<void> {
    return this.#runtime.dispose();
  }

  get #valuesPerImage(): number {
    return this.#specification.imageSize ** 2 * this.#specification.channels;
  }

  /** What the host computes for the next steps, one row a step. */
  #schedules(steps: number): NamedArrays {
    const perStep = Array.from({ length: steps }, (_, index) => schedule(this.#specification, this.#step + index + 1));
    return Object.fromEntries(Object.keys(perStep[0] ?? {}).map((name) => [name, Float32Array.from(perStep.flatMap((values) => values[name]!))]));
  }

  #measuresOfStep(measured: NamedArrays, step: number): StepMeasures {
    const { latents } = this.#specification.model;
    const scalar = (name: string) => measured[name]![step]!;
    const vector = (name: string) => measured[name]!.slice(step * latents, (step + 1) * latents);
    return {
      loss: scalar('loss'),
      nll: scalar('nll'),
      kl: scalar('kl'),
      klPerLatent: vector('klPerLatent'),
      sigmaPerLatent: vector('sigmaPerLatent'),
      extras: Object.fromEntries(extraMeasures(this.#specification.objective).map(({ name }) => [name, scalar(name)])),
    };
  }
}

function rows(values: Float32Array, width: number, start: number, count: number): Float32Array {
  return values.subarray(start * width, (start + count) * width);
}

async function inChunks(count: number, work: (start: number, size: number) => Promise<void>): Promise<void> {
  let start = 0;
  for (const size of chunkSizes(count)) {
    await work(start, size);
    start += size;
  }
}
