import type { NetworkSpecification, Posterior, StepMeasures } from '../engine';
import type { WeightEntry } from '../model/weightLayout';
import { decodeProgram, encodeProgram, objectiveProgram, type Program } from '../step/programs';
import { chunkSizes } from './chunkSizes';

/** Runs a program with weights that it knows; the key names the program and its batch size, so that it is compiled once. */
export type RunProgram = (key: string, make: () => Program, inputs: Readonly<Record<string, Float32Array>>) => Promise<Readonly<Record<string, Float32Array>>>;

/** What every runtime does alike: questions about any number of images, cut into batches of the sizes that are compiled. */
export class Inference {
  readonly #specification: NetworkSpecification;
  readonly #layout: readonly WeightEntry[];
  readonly #run: RunProgram;

  constructor(specification: NetworkSpecification, layout: readonly WeightEntry[], run: RunProgram) {
    this.#specification = specification;
    this.#layout = layout;
    this.#run = run;
  }

  /** images [count, height, width, channels] → q(z|x). */
  async encode(images: Float32Array, count: number): Promise<Posterior> {
    const { latents } = this.#specification.model;
    const mean = new Float32Array(count * latents);
    const logVariance = new Float32Array(count * latents);
    await this.#inChunks(count, async (start, size) => {
      const part = await this.#run(`encode/${String(size)}`, () => encodeProgram(this.#specification, this.#layout, size), { images: this.#slice(images, this.#pixels, start, size) });
      mean.set(part.mean!, start * latents);
      logVariance.set(part.logVariance!, start * latents);
    });
    return { mean, logVariance };
  }

  /** latents [count, latents] → means of p(x|z), [count, height, width, channels]. */
  async decode(latents: Float32Array, count: number): Promise<Float32Array> {
    const images = new Float32Array(count * this.#pixels);
    await this.#inChunks(count, async (start, size) => {
      const part = await this.#run(`decode/${String(size)}`, () => decodeProgram(this.#specification, this.#layout, size), { latents: this.#slice(latents, this.#specification.model.latents, start, size) });
      images.set(part.images!, start * this.#pixels);
    });
    return images;
  }

  /** The objective without update, averaged over `count` images. */
  async evaluate(images: Float32Array, noise: Float32Array, count: number): Promise<StepMeasures> {
    const { latents } = this.#specification.model;
    const sum = { loss: 0, nll: 0, kl: 0, klPerLatent: new Float64Array(latents), sigmaPerLatent: new Float64Array(latents) };
    await this.#inChunks(count, async (start, size) => {
      const part = await this.#run(`objective/${String(size)}`, () => objectiveProgram(this.#specification, this.#layout, size), {
        images: this.#slice(images, this.#pixels, start, size),
        noise: this.#slice(noise, latents, start, size),
      });
      const share = size / count;
      for (const name of ['loss', 'nll', 'kl'] as const) sum[name] += share * part[name]![0]!;
      for (const name of ['klPerLatent', 'sigmaPerLatent'] as const) part[name]!.forEach((value, latent) => { sum[name][latent]! += share * value; });
    });
    return { ...sum, klPerLatent: Float32Array.from(sum.klPerLatent), sigmaPerLatent: Float32Array.from(sum.sigmaPerLatent) };
  }

  get #pixels(): number {
    return this.#specification.imageSize ** 2 * this.#specification.channels;
  }

  #slice(values: Float32Array, width: number, start: number, size: number): Float32Array {
    return values.subarray(start * width, (start + size) * width);
  }

  async #inChunks(count: number, body: (start: number, size: number) => Promise<void>): Promise<void> {
    let start = 0;
    for (const size of chunkSizes(count)) {
      await body(start, size);
      start += size;
    }
  }
}
