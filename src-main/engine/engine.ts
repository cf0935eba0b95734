import type { Optimizer } from '@shared/experiment/experiment';
import type { Likelihood, Model } from '@shared/experiment/model';
import type { Objective } from '@shared/experiment/objective';

/** Everything the engine needs to know of an experiment and of its data. */
export interface NetworkSpecification {
  /** Side of the square images in pixels. */
  readonly imageSize: number;
  readonly channels: number;
  readonly batchSize: number;
  /** How many different images there are: N of the minibatch estimators of q(z) (Chen et al. 2018). */
  readonly datasetSize: number;
  readonly model: Model;
  readonly likelihood: Likelihood;
  readonly objective: Objective;
  readonly optimizer: Optimizer;
  /** Squared singular values of the centered data, largest first, one for each latent; null unless the prior is made from them. */
  readonly principalVariances: readonly number[] | null;
  /**
   * The pixel whose coordinate pair each pixel of the broadcast gets, row-major over its tile; null where every pixel has
   * its own (Watters et al. 2019, Appendix B).
   */
  readonly coordinatePermutation: readonly number[] | null;
}

/** Weights and optimizer, each flattened in the order of `weightLayout`. A checkpoint holds exactly this. */
export interface TrainingState {
  /** Updates applied so far. */
  readonly step: number;
  readonly weights: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
}

/** Arrays by name. */
export type NamedArrays = Readonly<Record<string, Float32Array>>;

/** Data for `steps` training steps in a row. */
export interface TrainingChunk {
  readonly steps: number;
  /** What `sequences` of the specification lists, each with one more leading dimension, the step. */
  readonly sequences: NamedArrays;
}

/** What is measured of any model: nats per image, averaged over the images. */
export interface ModelMeasures {
  readonly nll: number;
  readonly kl: number;
  /** KL of each latent to its own prior, [latents]. They add up to `kl` unless the prior is a mixture, whose latents depend on each other. */
  readonly klPerLatent: Float32Array;
  /** Mean posterior standard deviation, [latents]. */
  readonly sigmaPerLatent: Float32Array;
}

/** What is measured of a model that is not trained: averages, and both parts of the ELBO of each image, in nats. */
export interface ImageMeasures extends ModelMeasures {
  /** −log p(x|z) at one sample of each posterior, [count]. */
  readonly nllPerImage: Float32Array;
  /** KL of each posterior to the prior, analytic where the prior has it and else at the same sample, [count]. */
  readonly klPerImage: Float32Array;
}

/** What one step measured before its update. */
export interface StepMeasures extends ModelMeasures {
  /** What is minimised. */
  readonly loss: number;
  /** What the objective measures besides, by the names of `extraMeasures`. */
  readonly extras: Readonly<Record<string, number>>;
}

/** q(z|x) of some images. */
export interface Posterior {
  /** [count, latents] */
  readonly mean: Float32Array;
  /** [count, latents] */
  readonly logVariance: Float32Array;
}

/** One model on one device: it trains, and it answers questions about what it has learnt. */
export interface EngineSession {
  readonly device: string;
  /** Runs the steps of a chunk and returns the measures of each. */
  train(chunk: TrainingChunk): Promise<StepMeasures[]>;
  /** A copy of weights and optimizer as they are now. */
  state(): Promise<TrainingState>;
  /** Replaces weights and optimizer. */
  restore(state: TrainingState): Promise<void>;
  /** images [count, height, width, channels] in [0, 1]. */
  encode(images: Float32Array, count: number): Promise<Posterior>;
  /** latents [count, latents] → means of p(x|z), [count, height, width, channels]. */
  decode(latents: Float32Array, count: number): Promise<Float32Array>;
  /** Both parts of the ELBO: images [count, height, width, channels], noise [count, latents]; any count. */
  evaluate(images: Float32Array, noise: Float32Array, count: number): Promise<ImageMeasures>;
  dispose(): Promise<void>;
}
