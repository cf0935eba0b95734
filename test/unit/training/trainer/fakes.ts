import { openDataset } from '../../../../src-main/datasets/openDataset';
import type { EngineSession, StepMeasures, TrainingChunk, TrainingState } from '../../../../src-main/engine/engine';
import { Generator, type GeneratorState } from '../../../../src-main/random/generator';
import type { BatchSource, RenderedChunk } from '../../../../src-main/training/batches/batchSource';
import { sequenceArrays, type BatchSpecification } from '../../../../src-main/training/batches/batchSpecification';
import { drawChunk } from '../../../../src-main/training/batches/drawChunk';
import type { Evaluation, Snapshot } from '../../../../src-shared/run/evaluation';

/** Draws in this thread what was asked for, when it is received. */
export class InlineBatches implements BatchSource {
  readonly requested: number[] = [];
  closed = false;
  readonly #specification: BatchSpecification;
  readonly #generator: Generator;
  readonly #waiting: number[] = [];

  constructor(specification: BatchSpecification, state: GeneratorState) {
    this.#specification = specification;
    this.#generator = Generator.fromState(state);
  }

  request(steps: number): void {
    this.requested.push(steps);
    this.#waiting.push(steps);
  }

  async receive(): Promise<RenderedChunk> {
    const steps = this.#waiting.shift()!;
    const sequences = sequenceArrays(this.#specification, steps, (_, length) => new Float32Array(length));
    drawChunk(this.#specification, await openDataset(this.#specification.dataset), this.#generator, steps, sequences);
    return { steps, sequences, generator: this.#generator.state() };
  }

  recycle(): void {
    // Nothing to keep: every chunk has memory of its own.
  }

  close(): void {
    this.closed = true;
  }
}

export const zeroState: TrainingState = { step: 0, weights: new Float32Array(2), firstMoment: new Float32Array(2), secondMoment: new Float32Array(2) };

/** An engine whose weights are a running hash of the data that it was given, so that one different batch shows. */
export class HashingSession implements EngineSession {
  readonly device = 'fake';
  /** Called before each step with its number; may throw, or return the loss of that step. */
  onStep: (step: number) => number | undefined = () => undefined;
  /** What each step measures besides. */
  extras: Readonly<Record<string, number>> = {};
  disposed = false;
  #state: TrainingState;

  constructor(state: TrainingState) {
    this.#state = copy(state);
  }

  train({ steps, sequences: { images, noise } }: TrainingChunk): Promise<StepMeasures[]> {
    const measures: StepMeasures[] = [];
    for (let index = 0; index < steps; index++) {
      const loss = this.onStep(this.#state.step + 1);
      const [first, second] = this.#state.weights;
      const image = part(images!, steps, index).reduce((sum, value, position) => sum + value * ((position % 7) + 1), 0);
      const normal = part(noise!, steps, index).reduce((sum, value) => sum + value, 0);
      this.#state.weights.set([Math.sin(first! * 3 + image), Math.cos(second! * 3 + normal)]);
      this.#state = { ...this.#state, step: this.#state.step + 1 };
      measures.push({ loss: loss ?? 100 - this.#state.step, nll: 1, kl: 2, klPerLatent: new Float32Array(2), sigmaPerLatent: new Float32Array(2), extras: this.extras });
    }
    return Promise.resolve(measures);
  }

  state(): Promise<TrainingState> {
    return Promise.resolve(copy(this.#state));
  }

  restore(state: TrainingState): Promise<void> {
    this.#state = copy(state);
    return Promise.resolve();
  }

  encode(): never {
    throw new Error('not part of this fake');
  }

  decode(): never {
    throw new Error('not part of this fake');
  }

  evaluate(): never {
    throw new Error('not part of this fake');
  }

  dispose(): Promise<void> {
    this.disposed = true;
    return Promise.resolve();
  }
}

const sheet = { dataUrl: 'data:image/png;base64,iVBORw0KGgo=', rows: 1, columns: 1, imageSize: 32 };

export function evaluationAt(step: number, nll = 1): Evaluation {
  return {
    step, samples: 100, seed: 0, nllSamples: 256, nll, kl: 2, elbo: nll + 2, intervals: null, klPerLatent: [1, 1], sigmaPerLatent: [0.1, 0.1], latentsUsed: 2, entropyFloor: null, factors: ['x', 'y'], cloud: null, metrics: [],
    mig: { value: 0.5, estimator: 'binned', bins: 20, samples: 100, seed: 0, gapPerFactor: [0.5, 0.5], mutualInformation: [[1, 0], [0, 1]] },
    geometry: { latents: [0, 1], factors: ['x', 'y'], rows: 1, columns: 1, factorValues: [[0.5, 0.5]], means: [[0, 0]], heldOut: null, blank: null, score: 1, trainedScore: null, singularValueRatio: 1 },
  };
}

export function snapshotAt(step: number): Snapshot {
  return { evaluation: evaluationAt(step), reconstructions: sheet, traversals: sheet, traversalLatents: [0, 1] };
}

function part(values: Float32Array, steps: number, index: number): Float32Array {
  const length = values.length / steps;
  return values.subarray(index * length, (index + 1) * length);
}

function copy(state: TrainingState): TrainingState {
  return { step: state.step, weights: state.weights.slice(), firstMoment: state.firstMoment.slice(), secondMoment: state.secondMoment.slice() };
}
