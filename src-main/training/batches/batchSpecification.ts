import { dataShape, type Dataset } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import type { Prior } from '@shared/experiment/prior';
import { sequences, type Sequence } from '../../engine/sequences';

/** What training steps have to be fed, and from where. */
export interface BatchSpecification {
  readonly dataset: Dataset;
  readonly prior: Prior;
  /** In the order in which they are drawn. */
  readonly sequences: readonly Sequence[];
}

export function batchSpecification({ dataset, model, objective, training }: Experiment): BatchSpecification {
  return { dataset, prior: model.prior, sequences: sequences({ ...dataShape(dataset), batchSize: training.batchSize, model, objective }) };
}

/** Numbers that one step takes of a sequence. */
export function valuesPerStep({ shape }: Sequence): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Bytes of one step's data in single precision. */
export function bytesPerStep(specification: BatchSpecification): number {
  return Float32Array.BYTES_PER_ELEMENT * specification.sequences.reduce((sum, sequence) => sum + valuesPerStep(sequence), 0);
}

/** An array for each sequence of some steps, in memory that `allocate` gives. */
export function sequenceArrays<Memory extends ArrayBufferLike>(specification: BatchSpecification, steps: number, allocate: (name: string, length: number) => Float32Array<Memory>): Record<string, Float32Array<Memory>> {
  return Object.fromEntries(specification.sequences.map((sequence) => [sequence.name, allocate(sequence.name, steps * valuesPerStep(sequence))]));
}
