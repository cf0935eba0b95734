import * as tf from '@tensorflow/tfjs';
import type { WeightEntry } from './weightLayout';

/** Training standardizes over the batch and hands in the next running statistics; inference uses the running ones. */
export type WeightMode = 'training' | 'inference';

/** Weights by name, as the networks ask for them. */
export interface Weights {
  readonly mode: WeightMode;
  get(name: string): tf.Tensor;
  /** Hands in what a statistic becomes after this step; only in training. */
  report(name: string, value: tf.Tensor): void;
}

/** Weights that remember what was reported. */
export interface NamedWeights extends Weights {
  /** Next values of statistics by name. */
  readonly reported: ReadonlyMap<string, tf.Tensor>;
}

/** Cuts the flat vector into tensors, in the order of the layout. */
export function sliceWeights(flat: tf.Tensor1D, layout: readonly WeightEntry[]): tf.Tensor[] {
  return layout.map(({ offset, size, shape }) => tf.reshape(tf.slice(flat, offset, size), [...shape]));
}

/** Looks tensors up by the names of the layout. */
export function nameWeights(tensors: readonly tf.Tensor[], layout: readonly WeightEntry[], mode: WeightMode): NamedWeights {
  const byName = new Map(layout.map((entry, index) => [entry.name, tensors[index]!]));
  const reported = new Map<string, tf.Tensor>();
  const get = (name: string): tf.Tensor => {
    const tensor = byName.get(name);
    if (!tensor) throw new Error(`The network has no weight named ${name}`);
    return tensor;
  };
  return {
    mode,
    get,
    reported,
    report(name, value) {
      get(name);
      // Reports are made inside a gradient's tape, which would dispose of them.
      reported.set(name, tf.keep(value));
    },
  };
}
