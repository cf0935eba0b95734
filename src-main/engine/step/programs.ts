import type * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { decoder } from '../model/decoder';
import { encoder } from '../model/encoder';
import { nameWeights, sliceWeights } from '../model/weights';
import type { WeightEntry } from '../model/weightLayout';
import { betaVae } from '../objective/betaVae';
import { likelihoodMean } from '../objective/likelihood';
import { trainingStep } from './trainingStep';

type Tensors = Readonly<Record<string, tf.Tensor>>;

/** A pure function over named tensors, with the shapes that it takes. Every runtime runs these, compiled or eagerly. */
export interface Program {
  readonly inputShapes: Readonly<Record<string, readonly number[]>>;
  readonly run: (inputs: Tensors) => Tensors;
}

/** The state of the training program, each [weights], and the outputs that take its place after a step. */
export const stateOutputs = { weights: 'nextWeights', firstMoment: 'nextFirstMoment', secondMoment: 'nextSecondMoment' } as const;

/** Names of the measures, in the order of `StepMeasures`. */
export const measureNames = ['loss', 'nll', 'kl', 'klPerLatent', 'sigmaPerLatent'] as const;

/** One training step: state and data → new state, measures and, on request, the gradient. */
export function trainingProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], options: { readonly gradient: boolean }): Program {
  const { batchSize, model } = specification;
  const flat = [layout.reduce((sum, { size }) => sum + size, 0)];
  return {
    inputShapes: { weights: flat, firstMoment: flat, secondMoment: flat, images: imageShape(specification, batchSize), noise: [batchSize, model.latents], adamScale: [2] },
    run(inputs) {
      const { state, measures, gradient } = trainingStep(
        specification,
        layout,
        { weights: inputs.weights as tf.Tensor1D, firstMoment: inputs.firstMoment as tf.Tensor1D, secondMoment: inputs.secondMoment as tf.Tensor1D },
        { images: inputs.images as tf.Tensor4D, noise: inputs.noise as tf.Tensor2D, adamScale: inputs.adamScale as tf.Tensor1D },
      );
      const { weights: nextWeights, firstMoment: nextFirstMoment, secondMoment: nextSecondMoment } = state;
      return { nextWeights, nextFirstMoment, nextSecondMoment, ...measures, ...(options.gradient ? { gradient } : {}) };
    },
  };
}

/** The objective on a batch, without update. */
export function objectiveProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], batch: number): Program {
  return {
    inputShapes: { weights: [layout.reduce((sum, { size }) => sum + size, 0)], images: imageShape(specification, batch), noise: [batch, specification.model.latents] },
    run: (inputs) => ({ ...betaVae(specification, weightsOf(inputs, layout), inputs.images as tf.Tensor4D, inputs.noise as tf.Tensor2D) }),
  };
}

/** Images → mean and log-variance of q(z|x). */
export function encodeProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], batch: number): Program {
  return {
    inputShapes: { weights: [layout.reduce((sum, { size }) => sum + size, 0)], images: imageShape(specification, batch) },
    run: (inputs) => ({ ...encoder(specification, weightsOf(inputs, layout), inputs.images as tf.Tensor4D) }),
  };
}

/** Latents → means of p(x|z). */
export function decodeProgram(specification: NetworkSpecification, layout: readonly WeightEntry[], batch: number): Program {
  return {
    inputShapes: { weights: [layout.reduce((sum, { size }) => sum + size, 0)], latents: [batch, specification.model.latents] },
    run: (inputs) => ({ images: likelihoodMean(specification.likelihood, decoder(specification, weightsOf(inputs, layout), inputs.latents as tf.Tensor2D)) }),
  };
}

function weightsOf(inputs: Tensors, layout: readonly WeightEntry[]) {
  return nameWeights(sliceWeights(inputs.weights as tf.Tensor1D, layout), layout);
}

function imageShape({ imageSize, channels }: NetworkSpecification, batch: number): number[] {
  return [batch, imageSize, imageSize, channels];
}
