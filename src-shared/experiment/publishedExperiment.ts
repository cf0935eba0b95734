import { EXPERIMENT_VERSION, type Experiment } from './experiment';
import { encoderSchema, type Decoder } from './model';
import { requireNamedDataset } from './namedDatasets';
import { standardNormal } from './prior';
import { standardAdam } from './standardAdam';

/** Table 1 at 64×64, trained as in Appendices A.1 and A.4. */
export function publishedExperiment(name: string, dataset: string, steps: number, decoder: Decoder): Experiment {
  return {
    version: EXPERIMENT_VERSION,
    name: `${name}, as published`,
    dataset: requireNamedDataset(dataset),
    model: { latents: 10, encoder: encoderSchema.parse({ filters: [64, 64, 64, 64], dense: 256 }), decoder, prior: standardNormal },
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { ...standardAdam, learningRate: 3e-4 },
    training: { seed: 0, batchSize: 16, steps },
    evaluation: { samples: 10_000, snapshots: 40, metrics: 'all' },
  };
}
