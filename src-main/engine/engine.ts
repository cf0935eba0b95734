import type { Likelihood, Model } from '@shared/experiment/model';
import type { Objective, Optimizer } from '@shared/experiment/experiment';

/** Everything the engine needs to know of an experiment. */
export interface NetworkSpecification {
  /** Side of the square images in pixels. */
  readonly imageSize: number;
  readonly channels: number;
  readonly batchSize: number;
  readonly model: Model;
  readonly likelihood: Likelihood;
  readonly objective: Objective;
  readonly optimizer: Optimizer;
}

/** Weights and optimizer, each flattened in the order of `weightLayout`. A checkpoint holds exactly this. */
export interface TrainingState {
  /** Updates applied so far. */
  readonly step: number;
  readonly weights: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
}

/** Data for `steps` training steps in a row. */
export interface TrainingChunk {
  readonly steps: number;
  /** [steps, batch, height, width, channels], values in [0, 1]. */
  readonly images: Float32Array;
  /** Standard normal, [steps, batch, latents]. */
  readonly noise: Float32Array;
}

/** What one step measured before its update: nats per image, averaged over the batch. */
export interface StepMeasures {
  readonly loss: number;
  readonly nll: number;
  readonly kl: number;
  /** [latents] */
  readonly klPerLatent: Float32Array;
  /** Mean posterior standard deviation, [latents]. */
  readonly sigmaPerLatent: Float32Array;
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
  /** Objective without update: images [count, height, width, channels], noise [count, latents]; any count. Averages over all. */
  evaluate(images: Float32Array, noise: Float32Array, count: number): Promise<StepMeasures>;
  dispose(): Promise<void>;
}
