import * as tf from '@tensorflow/tfjs';
import type { NetworkSpecification } from '../engine';
import type { WeightEntry } from '../model/weightLayout';
import { nameWeights, sliceWeights } from '../model/weights';
import { evaluateObjective } from '../objective/evaluateObjective';
import { variationalTerms } from '../objective/variationalTerms';
import type { AdamState } from './adam';
import { discriminatorGradient } from './discriminatorGradient';
import { flatten } from './flatten';
import { updateState, type OptimizedPart } from './updateState';

/** What a step is fed, by name: `sequences` and `schedule` of the specification. */
export type StepInputs = Readonly<Record<string, tf.Tensor>>;

export interface StepResult {
  readonly state: AdamState;
  /** Taken before the update, by the names of `measureNames`. */
  readonly measures: Readonly<Record<string, tf.Tensor>>;
  /** Of the objective by the weights of model and prior, flattened. */
  readonly gradient: tf.Tensor1D;
}

/** One whole training step as a pure function: forward, gradients by tfjs's own autodiff, Adam. */
export function trainingStep(specification: NetworkSpecification, layout: readonly WeightEntry[], state: AdamState, inputs: StepInputs): StepResult {
  const tensors = sliceWeights(state.weights, layout);
  const { measures, latents, gradient, statistics } = objectiveGradient(specification, layout, tensors, inputs);
  const parts: OptimizedPart[] = [{ optimizer: specification.optimizer, scale: inputs.adamScale as tf.Tensor1D, gradient }];
  const { objective, batchSize, optimizer } = specification;
  if (objective.type === 'factorVae') {
    const { beta1, beta2 } = objective.discriminator;
    const second = (name: string) => lastRows(inputs[name]!, batchSize);
    const adversary = discriminatorGradient(specification, layout, tensors, {
      latents,
      images: second('images') as tf.Tensor4D,
      noise: second('noise') as tf.Tensor2D,
      permutations: inputs.permutations as tf.Tensor2D,
    });
    measures.discriminatorLoss = adversary.loss;
    parts.push({ optimizer: { beta1, beta2, epsilon: optimizer.epsilon }, scale: inputs.discriminatorScale as tf.Tensor1D, gradient: adversary.gradient });
  }
  const next = updateState(state, parts, statistics.length === 0 ? null : flatten(statistics));
  tf.dispose([latents, ...statistics]);
  return { state: next, measures, gradient };
}

interface ObjectiveGradient {
  readonly measures: Record<string, tf.Tensor>;
  /** The samples of q(z|x), [batch, latents]. */
  readonly latents: tf.Tensor2D;
  readonly gradient: tf.Tensor1D;
  /** What the statistics become, in the order of the layout. */
  readonly statistics: readonly tf.Tensor[];
}

/** The objective on the first batch, and its gradient by the weights of model and prior, which come first in the layout. */
function objectiveGradient(specification: NetworkSpecification, layout: readonly WeightEntry[], tensors: readonly tf.Tensor[], inputs: StepInputs): ObjectiveGradient {
  const learned = layout.filter(({ role }) => role === 'model' || role === 'prior').length;
  const { batchSize } = specification;
  let found: Omit<ObjectiveGradient, 'gradient'> | undefined;
  const lossOf = (...trained: tf.Tensor[]) => {
    const weights = nameWeights([...trained, ...tensors.slice(learned)], layout, 'training');
    const terms = variationalTerms(specification, weights, firstRows(inputs.images!, batchSize) as tf.Tensor4D, firstRows(inputs.noise!, batchSize) as tf.Tensor2D);
    const { loss, extras } = evaluateObjective(specification, weights, terms, inputs);
    const { latents, nll, kl, klPerLatent, sigmaPerLatent } = terms;
    const measures = { loss, nll, kl, klPerLatent, sigmaPerLatent, ...extras };
    // The tape would dispose of everything but the loss.
    for (const tensor of [...Object.values(measures), latents]) tf.keep(tensor);
    found = { measures, latents, statistics: layout.filter(({ role }) => role === 'statistic').map(({ name }) => weights.reported.get(name)!) };
    return loss;
  };
  const { grads } = tf.valueAndGrads(lossOf)(tensors.slice(0, learned));
  if (!found) throw new Error('The objective was not evaluated');
  return { ...found, gradient: flatten(grads) };
}

function firstRows(tensor: tf.Tensor, count: number): tf.Tensor {
  return tensor.shape[0] === count ? tensor : tf.slice(tensor, 0, count);
}

function lastRows(tensor: tf.Tensor, count: number): tf.Tensor {
  return tf.slice(tensor, tensor.shape[0]! - count, count);
}
