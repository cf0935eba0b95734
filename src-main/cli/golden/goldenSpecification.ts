import { objectiveSchema } from '@shared/experiment/experiment';
import { likelihoodSchema, modelSchema } from '@shared/experiment/model';
import type { NetworkSpecification } from '../../engine/engine';
import { stepFileSchema, type StepFile } from './goldenFile';

/** What a decoder may say of itself; zero layers of a kind are the same as none. */
const decoderFields: readonly string[] = ['type', 'depth', 'filters', 'mlpLayers', 'upscales'];

/** The network of a recorded run, or why this version can't build it. */
export function goldenSpecification(file: StepFile): NetworkSpecification | { readonly reason: string } {
  const { decoder, objective } = file;
  const extras = (['mlpLayers', 'upscales'] as const).filter((name) => decoder[name] !== undefined && decoder[name] !== 0);
  if (extras.length > 0) return { reason: `decoder with ${extras.map((name) => `${name} = ${String(decoder[name])}`).join(' and ')}` };
  const { type, depth, filters } = decoder as { type: string; depth?: number; filters: number };
  const model = modelSchema.safeParse({
    latents: file.latents,
    encoder: { filters: file.encoder.filters, dense: file.encoder.dense },
    decoder: type === 'broadcast' ? { type, depth, filters } : { type, filters },
  });
  if (!model.success) return { reason: `decoder of type ${type}` };
  const parsedObjective = objectiveSchema.safeParse(objective);
  if (!parsedObjective.success) return { reason: `objective of type ${objective.type}` };
  const likelihood = likelihoodSchema.safeParse(file.likelihood);
  if (!likelihood.success) return { reason: `likelihood of type ${file.likelihood.type}` };
  // Last, since what is named above says it better.
  const unknown = [...unknownFields(file, Object.keys(stepFileSchema.shape)), ...unknownFields(decoder, decoderFields)];
  if (unknown.length > 0) return { reason: unknown.join(', ') };
  const { learningRate, beta1, beta2, epsilon } = file.optimizer;
  return {
    imageSize: file.imageSize,
    channels: file.channels,
    batchSize: file.batch,
    model: model.data,
    likelihood: likelihood.data,
    objective: parsedObjective.data,
    optimizer: { type: 'adam', learningRate, beta1, beta2, epsilon },
  };
}

/** Fields with a value that say something about the network which this version can't know. */
function unknownFields(value: Readonly<Record<string, unknown>>, known: readonly string[]): string[] {
  return Object.keys(value).filter((field) => !known.includes(field) && value[field] !== null && value[field] !== undefined);
}
