import type { NetworkSpecification } from '../engine';
import { discriminatorTensors } from '../objective/discriminatorTensors';
import { priorTensors } from '../objective/priors/priorTensors';
import { decoderTensors } from './decoderTensors';
import { encoderTensors } from './encoderTensors';
import type { LayerTensor, WeightRole } from './layerTensors';

/** One tensor inside the flat weight vector. */
export interface WeightEntry extends LayerTensor {
  /** First element in the flat vector. */
  readonly offset: number;
  readonly size: number;
}

/** Roles in the order of the flat vector. */
const roles: readonly WeightRole[] = ['model', 'prior', 'discriminator', 'statistic'];

/**
 * Names, shapes and places of all weights, in the one order used by checkpoints, optimizer and gradients: all of one role
 * together, so that an optimizer's share is one slice.
 * Convolution kernels are [height, width, in, out], transposed ones [height, width, out, in], dense ones [in, out].
 */
export function weightLayout(specification: NetworkSpecification): WeightEntry[] {
  const tensors = [encoderTensors, decoderTensors, priorTensors, discriminatorTensors].flatMap((tensorsOf) => tensorsOf(specification));
  let offset = 0;
  return roles.flatMap((role) => tensors.filter((tensor) => tensor.role === role)).map((tensor) => {
    const size = tensor.shape.reduce((product, extent) => product * extent, 1);
    const entry = { ...tensor, offset, size };
    offset += size;
    return entry;
  });
}

/** Length of the flat weight vector, or of the part of it that is listed. */
export function weightCount(layout: readonly WeightEntry[]): number {
  return layout.reduce((sum, entry) => sum + entry.size, 0);
}
