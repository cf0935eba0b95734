import { EXPERIMENT_VERSION, type Experiment } from './experiment';
import { decoderSchema, encoderSchema } from './model';
import { requireNamedDataset } from './namedDatasets';
import type { Objective } from './objective';
import { standardAdam } from './standardAdam';

/** Mathieu et al. 2019's pinwheel: dense networks of 100 units, two latents, a mixture prior (their clustering script). */
export function clusteringExperiment(name: string, objective: Objective): Experiment {
  return {
    version: EXPERIMENT_VERSION,
    name,
    dataset: requireNamedDataset('pinwheel'),
    model: { latents: 2, encoder: encoderSchema.parse({ type: 'dense', units: [100] }), decoder: decoderSchema.parse({ type: 'dense', units: [100] }), prior: { type: 'mixture', variance: 0.03 } },
    likelihood: { type: 'learnedGaussian' },
    objective,
    optimizer: { ...standardAdam, learningRate: 1e-3 },
    training: { seed: 0, batchSize: 400, steps: 3000 },
    evaluation: { samples: 400, snapshots: 16, metrics: 'headline' },
  };
}
