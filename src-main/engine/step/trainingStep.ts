import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import { nameWeights, sliceWeights } from '../model/weights';
import type { WeightEntry } from '../model/weightLayout';
import { betaVae, type ObjectiveMeasures } from '../objective/betaVae';
import { adam, type AdamState } from './adam';

/** The data of one step. */
export interface StepInputs {
  /** [batch, height, width, channels] */
  readonly images: tf.Tensor4D;
  /** [batch, latents] */
  readonly noise: tf.Tensor2D;
  /** [2], see `adamScale`. */
  readonly adamScale: tf.Tensor1D;
}

export interface StepResult {
  readonly state: AdamState;
  /** Taken before the update. */
  readonly measures: ObjectiveMeasures;
  readonly gradient: tf.Tensor1D;
}

/** One whole training step as a pure function: forward, gradients by tfjs's own autodiff, Adam. */
export function trainingStep(specification: NetworkSpecification, layout: readonly WeightEntry[], state: AdamState, inputs: StepInputs): StepResult {
  let measures: ObjectiveMeasures | undefined;
  const lossOf = (...tensors: tf.Tensor[]) => {
    measures = betaVae(specification, nameWeights(tensors, layout), inputs.images, inputs.noise);
    // The tape would dispose of everything but the loss.
    for (const measure of Object.values(measures) as tf.Tensor[]) tf.keep(measure);
    return measures.loss;
  };
  const { grads } = tf.valueAndGrads(lossOf)(sliceWeights(state.weights, layout));
  if (!measures) throw new Error('The objective was not evaluated');
  const gradient = tf.concat(grads.map((tensor) => tf.reshape(tensor, [-1]))) as tf.Tensor1D;
  return { state: adam(specification.optimizer, state, gradient, inputs.adamScale), measures, gradient };
}
