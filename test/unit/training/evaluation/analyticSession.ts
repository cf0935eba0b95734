import { drawCircles } from '../../../../src-main/datasets/circles/drawCircles';
import type { EngineSession, ImageMeasures, Posterior } from '../../../../src-main/engine/engine';
import type { CirclesDataset } from '../../../../src-shared/experiment/datasets/circles';

/** What a model knows in this test: where a circle is, as latents 2 and 0 (of `latents`), turned by an angle. */
export interface AnalyticModel {
  readonly dataset: CirclesDataset;
  readonly latents: number;
  readonly angle?: number;
  /** Posterior σ of the two latents in use; the others have σ 1. */
  readonly sigma: readonly [number, number];
}

/** Latents per frame width. */
const SCALE = 3;

/** An engine that needs no training: it encodes the center of mass of an image, and decodes by drawing a circle there. */
export class AnalyticSession implements EngineSession {
  readonly device = 'analytic';
  /** Counts of images in the calls so far. */
  readonly encoded: number[] = [];
  readonly evaluated: number[] = [];
  /** The first noise value of each evaluation call. */
  readonly noise: number[] = [];
  readonly #model: AnalyticModel;

  constructor(model: AnalyticModel) {
    this.#model = model;
  }

  encode(images: Float32Array, count: number): Promise<Posterior> {
    const { latents, angle = 0, sigma, dataset } = this.#model;
    this.encoded.push(count);
    const mean = new Float32Array(count * latents);
    const logVariance = new Float32Array(count * latents);
    for (let index = 0; index < count; index++) {
      const [x, y] = centerOfMass(images.subarray((index * images.length) / count, ((index + 1) * images.length) / count), dataset);
      mean[index * latents + 2] = SCALE * (x * Math.cos(angle) - y * Math.sin(angle));
      mean[index * latents] = SCALE * (x * Math.sin(angle) + y * Math.cos(angle));
      logVariance[index * latents + 2] = 2 * Math.log(sigma[0]);
      logVariance[index * latents] = 2 * Math.log(sigma[1]);
    }
    return Promise.resolve({ mean, logVariance });
  }

  decode(latents: Float32Array, count: number): Promise<Float32Array> {
    const { dataset, angle = 0 } = this.#model;
    const factors = new Float64Array(count * 2);
    for (let index = 0; index < count; index++) {
      const first = latents[index * this.#model.latents + 2]! / SCALE;
      const second = latents[index * this.#model.latents]! / SCALE;
      factors[index * 2] = 0.5 + first * Math.cos(angle) + second * Math.sin(angle);
      factors[index * 2 + 1] = 0.5 - first * Math.sin(angle) + second * Math.cos(angle);
    }
    const images = new Float32Array(count * dataset.imageSize ** 2 * dataset.channels);
    drawCircles(dataset, factors, images);
    return Promise.resolve(images);
  }

  evaluate(images: Float32Array, noise: Float32Array, count: number): Promise<ImageMeasures> {
    this.evaluated.push(count);
    this.noise.push(noise[0]!);
    // Something that depends on the images: their mean brightness, in thousandths.
    const values = images.length / count;
    const nllPerImage = Float32Array.from({ length: count }, (_, image) => 1000 * (images.subarray(image * values, (image + 1) * values).reduce((sum, value) => sum + value, 0) / values));
    const nll = nllPerImage.reduce((sum, value) => sum + value, 0) / count;
    return Promise.resolve({ nll, kl: 0, klPerLatent: new Float32Array(), sigmaPerLatent: new Float32Array(), nllPerImage, klPerImage: new Float32Array(count) });
  }

  train(): Promise<never> {
    return Promise.reject(new Error('An analytic session is not trained.'));
  }

  state(): Promise<never> {
    return Promise.reject(new Error('An analytic session has no weights.'));
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

/** Relative to the middle of the frame, in frame widths. */
function centerOfMass(image: Float32Array, { imageSize, channels }: CirclesDataset): [x: number, y: number] {
  let mass = 0;
  let x = 0;
  let y = 0;
  image.forEach((value, index) => {
    const pixel = Math.floor(index / channels);
    mass += value;
    x += value * ((pixel % imageSize) + 0.5);
    y += value * (Math.floor(pixel / imageSize) + 0.5);
  });
  // A blank image has no center: the middle of the frame stands for it.
  if (mass === 0) return [0, 0];
  return [x / mass / imageSize - 0.5, y / mass / imageSize - 0.5];
}
