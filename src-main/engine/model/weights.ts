import * as tf from '@tensorflow/tfjs';
import type { WeightEntry } from './weightLayout';

/** Weights by name, as the networks ask for them. */
export type Weights = (name: string) => tf.Tensor;

/** Cuts the flat vector into tensors, in the order of the layout. */
export function sliceWeights(flat: tf.Tensor1D, layout: readonly WeightEntry[]): tf.Tensor[] {
  return layout.map(({ offset, size, shape }) => tf.reshape(tf.slice(flat, offset, size), [...shape]));
}

/** Looks tensors up by the names of the layout. */
export function nameWeights(tensors: readonly tf.Tensor[], layout: readonly WeightEntry[]): Weights {
  const byName = new Map(layout.map((entry, index) => [entry.name, tensors[index]!]));
  return (name) => {
    const tensor = byName.get(name);
    if (!tensor) throw new Error(`The network has no weight named ${name}`);
    return tensor;
  };
}
