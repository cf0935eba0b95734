import * as tf from '@tensorflow/tfjs';
import { adam, type AdamSettings, type AdamState } from './adam';

/** A stretch of the flat vectors that one optimizer updates. */
export interface OptimizedPart {
  readonly optimizer: AdamSettings;
  /** See `adamScale`. */
  readonly scale: tf.Tensor1D;
  /** As long as the stretch. */
  readonly gradient: tf.Tensor1D;
}

/**
 * The state after a step: its parts, one after another, each by its own optimizer, and at the end the statistics, which are
 * replaced and have no moments.
 * @param statistics their next values, flattened; null where there are none
 */
export function updateState(state: AdamState, parts: readonly OptimizedPart[], statistics: tf.Tensor1D | null): AdamState {
  const [only] = parts;
  // The usual case needs no copies.
  if (only && parts.length === 1 && !statistics) return adam(only.optimizer, state, only.gradient, only.scale);
  let offset = 0;
  const updated = parts.map(({ optimizer, scale, gradient }): AdamState => {
    const stretch = sliceState(state, offset, gradient.size);
    offset += gradient.size;
    return adam(optimizer, stretch, gradient, scale);
  });
  const unmoved = statistics ? [{ ...sliceState(state, offset, statistics.size), weights: statistics }] : [];
  const join = (name: keyof AdamState) => tf.concat([...updated, ...unmoved].map((part) => part[name])) as tf.Tensor1D;
  return { weights: join('weights'), firstMoment: join('firstMoment'), secondMoment: join('secondMoment') };
}

function sliceState(state: AdamState, offset: number, size: number): AdamState {
  const slice = (tensor: tf.Tensor1D) => tf.slice(tensor, offset, size);
  return { weights: slice(state.weights), firstMoment: slice(state.firstMoment), secondMoment: slice(state.secondMoment) };
}
