import { weightLayout } from '../../engine/model/weightLayout';
import { safetensorsFile } from '../../formats/safetensorsFile';
import { modelMetadata, type TrainedModel } from './trainedModel';

/**
 * Every weight by its name and in its shape (see `weightLayout`), as safetensors; the metadata say which run, which step, and
 * hold the whole experiment.
 */
export function weightsFile(model: TrainedModel): Uint8Array {
  const { weights } = model.checkpoint.state;
  const tensors = weightLayout(model.specification).map(({ name, shape, offset, size }) => [name, { shape, values: weights.subarray(offset, offset + size) }] as const);
  return safetensorsFile(Object.fromEntries(tensors), { format: 'sbd-weights', ...modelMetadata(model) });
}
