import { EXPERIMENT_VERSION, type Experiment } from './experiment';
import { decoderSchema, encoderSchema, type Model } from './model';
import { requireNamedDataset } from './namedDatasets';
import { standardAdam } from './standardAdam';

/** The dSprites network of Mathieu et al. 2019 (their independence script), with a prior of one's choice. */
export function independenceExperiment(name: string, prior: Model['prior']): Experiment {
  return {
    version: EXPERIMENT_VERSION,
    name,
    dataset: requireNamedDataset('sprites'),
    model: {
      latents: 10,
      encoder: encoderSchema.parse({ filters: [32, 32, 64, 64], dense: 128, denseActivation: 'none' }),
      decoder: decoderSchema.parse({ type: 'deconv', filters: [64, 64, 32], depth: 4, mlpLayers: 2, mlpUnits: 128 }),
      prior,
    },
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { ...standardAdam, learningRate: 5e-4 },
    training: { seed: 0, batchSize: 64, steps: 230_400 },
    evaluation: { samples: 10_000, snapshots: 40, metrics: 'all' },
  };
}
