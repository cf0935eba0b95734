import { likelihoodSchema } from '@shared/experiment/model';
import type { NetworkSpecification } from '../../engine/engine';
import { stepFileSchema, type StepFile } from './goldenFile';
import { goldenModel } from './goldenModel';
import { goldenObjective } from './goldenObjective';

/** What a file may say. */
const fileFields: readonly string[] = Object.keys(stepFileSchema.shape);

/** The network of a recorded run, or why this version can't build it. */
export function goldenSpecification(file: StepFile): NetworkSpecification | { readonly reason: string } {
  const networks = goldenModel(file);
  if ('reason' in networks) return networks;
  const objective = goldenObjective(file);
  if ('reason' in objective) return objective;
  const likelihood = likelihoodSchema.safeParse(file.likelihood);
  if (!likelihood.success) return { reason: `likelihood of type ${file.likelihood.type}` };
  // Last, since what is named above says it better.
  const unknown = Object.entries(file).filter(([field, value]) => !fileFields.includes(field) && value !== null && value !== undefined).map(([field]) => field);
  if (unknown.length > 0) return { reason: unknown.join(', ') };
  const { learningRate, beta1, beta2, epsilon } = file.optimizer;
  return {
    imageSize: file.imageSize,
    channels: file.channels,
    batchSize: file.batch,
    // No recorded objective takes it into account.
    datasetSize: file.batch,
    model: networks.model,
    likelihood: likelihood.data,
    objective,
    optimizer: { type: 'adam', learningRate, beta1, beta2, epsilon },
    principalVariances: null,
    coordinatePermutation: networks.coordinatePermutation,
  };
}
