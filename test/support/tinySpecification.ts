import { decoderSchema, encoderSchema, modelSchema } from '../../src-shared/experiment/model';
import { objectiveSchema, type Objective } from '../../src-shared/experiment/objective';
import { priorSchema, type Prior } from '../../src-shared/experiment/prior';
import type { ImageSource } from '../../src-main/datasets/imageSource';
import type { NetworkSpecification, TrainingChunk } from '../../src-main/engine/engine';
import { sequences } from '../../src-main/engine/sequences';
import { Generator } from '../../src-main/random/generator';
import { sequenceArrays, type BatchSpecification } from '../../src-main/training/batches/batchSpecification';
import { drawChunk } from '../../src-main/training/batches/drawChunk';
import { tinyExperiment } from './tinyExperiment';

/** A network that trains in milliseconds, with 8×8 images in batches of 4. */
export function tinySpecification(changes: Partial<NetworkSpecification> = {}): NetworkSpecification {
  return {
    imageSize: 8,
    channels: 1,
    batchSize: 4,
    datasetSize: 100,
    model: modelSchema.parse({
      latents: 3,
      encoder: encoderSchema.parse({ filters: [4, 4], dense: 8 }),
      decoder: decoderSchema.parse({ type: 'broadcast', depth: 3, filters: 4 }),
    }),
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { type: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    principalVariances: [4, 1, 0.5],
    coordinatePermutation: null,
    ...changes,
  };
}

const discriminator = { layers: 2, units: 6, learningRate: 2e-4, beta1: 0.5, beta2: 0.9 };

/** Every objective, each with weights that make all of its parts count. */
export const everyObjective: readonly Objective[] = ([
  { type: 'vae' },
  { type: 'betaVae', beta: 4 },
  { type: 'annealedVae', gamma: 10, maximumCapacity: 5, annealingSteps: 4 },
  { type: 'factorVae', beta: 2, gamma: 30, discriminator },
  { type: 'betaTcVae', alpha: 1, beta: 6, gamma: 2, estimator: 'weighted' },
  { type: 'betaTcVae', alpha: 1, beta: 6, gamma: 2, estimator: 'stratified' },
  { type: 'dipVae', variant: 'I', offDiagonal: 10, diagonal: 5 },
  { type: 'dipVae', variant: 'II', offDiagonal: 10, diagonal: 5 },
  { type: 'decomposition', beta: 2, alpha: 3, divergence: 'inclusiveKl' },
  { type: 'decomposition', beta: 2, alpha: 3, divergence: 'dimensionWiseMmd' },
] satisfies Objective[]).map((objective) => objectiveSchema.parse(objective));

/** Every prior; the mixture needs two latents. */
export const everyPrior: readonly Prior[] = ([
  { type: 'gaussian', variance: 1, scales: 'isotropic' },
  { type: 'gaussian', variance: 0.5, scales: 'isotropic' },
  { type: 'gaussian', variance: 2, scales: 'pca' },
  { type: 'gaussian', variance: 1, scales: 'learned' },
  { type: 'gaussian', variance: 2, scales: 'pcaLearned' },
  { type: 'studentT', degreesOfFreedom: 5 },
  { type: 'mixture', variance: 0.03 },
  { type: 'spikeAndSlab', sparsity: 0.8, spikeVariance: 0.0025 },
] satisfies Prior[]).map((prior) => priorSchema.parse(prior));

/** The specification with another prior, and with the latents that it needs. */
export function withPrior(specification: NetworkSpecification, prior: Prior): NetworkSpecification {
  const latents = prior.type === 'mixture' ? 2 : specification.model.latents;
  return { ...specification, model: { ...specification.model, latents, prior } };
}

/** Data for some steps of a specification: images of noise, and everything else as training draws it. */
export function randomChunk(specification: NetworkSpecification, steps: number, seed: number): TrainingChunk {
  const generator = Generator.fromSeed(seed, 'preview');
  const source = {
    sample: (_: Generator, count: number) => new Float64Array(count),
    render: (_: Float64Array, target: Float32Array) => { target.forEach((_value, index) => { target[index] = generator.uniform(); }); },
  } as ImageSource;
  const batches: BatchSpecification = { dataset: tinyExperiment().dataset, prior: specification.model.prior, sequences: sequences(specification) };
  const arrays = sequenceArrays(batches, steps, (_, length) => new Float32Array(length));
  drawChunk(batches, source, generator, steps, arrays);
  return { steps, sequences: arrays };
}

/** Steps `from` to `to` of a chunk. */
export function partOf({ steps, sequences: arrays }: TrainingChunk, from: number, to: number): TrainingChunk {
  const part = (values: Float32Array) => values.slice((from * values.length) / steps, (to * values.length) / steps);
  return { steps: to - from, sequences: Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, part(values)])) };
}
