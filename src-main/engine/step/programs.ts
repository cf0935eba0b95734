import type * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { decoder } from '../model/decoder';
import { encoder } from '../model/encoder';
import { weightCount, type WeightEntry } from '../model/weightLayout';
import { nameWeights, sliceWeights } from '../model/weights';
import { elboPerImage } from '../objective/elboPerImage';
import { likelihoodMean } from '../objective/likelihood';
import { sequences } from '../sequences';
import { measureNames } from './measureNames';
import { schedule } from './schedule';
import { trainingStep } from './trainingStep';

type Tensors = Readonly<Record<string, tf.Tensor>>;

/** A pure function over named tensors, with the shapes that it takes. Every runtime runs these, compiled or eagerly. */
export interface Program {
  readonly inputShapes: Readonly<Record<string, readonly number[]>>;
  readonly run: (inputs: Tensors) => Tensors;
}

/** The state of the training program, each [weights], and the outputs that take its place after a step. */
export const stateOutputs = { weights: 'nextWeights', firstMoment: 'nextFirstMoment', secondMoment: 'nextSecondMoment' } as const;

/** A program that is run step by step. Its other inputs and outputs are the state. */
export interface TrainingProgram extends Program {
  /** Inputs that are new at every step. */
  readonly sequences: readonly string[];
  /** Outputs that are measures, see `measureNames`. */
  readonly measures: readonly string[];
}

/** One training step: state and data → new state, measures and, on request, the gradient of the objective. */
export function trainingProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], options: { readonly gradient: boolean }): TrainingProgram {
  const flat = [weightCount(layout)];
  const drawn = sequences(specification).map(({ name, shape }) => [name, shape] as const);
  const scheduled = Object.entries(schedule(specification, 1)).map(([name, values]) => [name, [values.length]] as const);
  const fed = Object.fromEntries<readonly number[]>([...drawn, ...scheduled]);
  return {
    inputShapes: { weights: flat, firstMoment: flat, secondMoment: flat, ...fed },
    sequences: Object.keys(fed),
    measures: measureNames(specification),
    run({ weights, firstMoment, secondMoment, ...inputs }) {
      const before = { weights: weights as tf.Tensor1D, firstMoment: firstMoment as tf.Tensor1D, secondMoment: secondMoment as tf.Tensor1D };
      const { state, measures, gradient } = trainingStep(specification, layout, before, inputs);
      const { weights: nextWeights, firstMoment: nextFirstMoment, secondMoment: nextSecondMoment } = state;
      return { nextWeights, nextFirstMoment, nextSecondMoment, ...measures, ...(options.gradient ? { gradient } : {}) };
    },
  };
}

/** Both parts of the ELBO of each image of a batch, see `ElboPerImage`. */
export function elboProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], batch: number): Program {
  return {
    inputShapes: { weights: [weightCount(layout)], images: imageShape(specification, batch), noise: [batch, specification.model.latents] },
    run: (inputs) => ({ ...elboPerImage(specification, weightsOf(inputs, layout), inputs.images as tf.Tensor4D, inputs.noise as tf.Tensor2D) }),
  };
}

/** Images → mean and log-variance of q(z|x). */
export function encodeProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], batch: number): Program {
  return {
    inputShapes: { weights: [weightCount(layout)], images: imageShape(specification, batch) },
    run: (inputs) => ({ ...encoder(specification, weightsOf(inputs, layout), inputs.images as tf.Tensor4D) }),
  };
}

/** Latents → means of p(x|z). */
export function decodeProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], batch: number): Program {
  return {
    inputShapes: { weights: [weightCount(layout)], latents: [batch, specification.model.latents] },
    run: (inputs) => ({ images: likelihoodMean(specification.likelihood, decoder(specification, weightsOf(inputs, layout), inputs.latents as tf.Tensor2D)) }),
  };
}

function weightsOf(inputs: Tensors, layout: readonly WeightEntry[]) {
  return nameWeights(sliceWeights(inputs.weights as tf.Tensor1D, layout), layout, 'inference');
}

function imageShape({ imageSize, channels }: NetworkSpecification, batch: number): number[] {
  return [batch, imageSize, imageSize, channels];
}
