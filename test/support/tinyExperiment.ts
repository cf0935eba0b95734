import { experimentSchema, type Experiment } from '../../src-shared/experiment/experiment';

/** The smallest experiment that is still a whole one: X-Y circles, one layer each way, milliseconds a step. */
export function tinyExperiment(changes: { steps?: number; seed?: number; snapshots?: number; name?: string; learningRate?: number } = {}): Experiment {
  return experimentSchema.parse({
    version: 1,
    name: changes.name ?? 'tiny',
    dataset: { type: 'circles', imageSize: 32, channels: 1, x: [0.2, 0.8], y: [0.2, 0.8], size: 0.2, color: { space: 'rgb', red: 1, green: 1, blue: 1 }, antialiasing: 1 },
    model: { latents: 2, encoder: { filters: [2], dense: 4 }, decoder: { type: 'broadcast', depth: 2, filters: 2 } },
    likelihood: { type: 'bernoulli' },
    objective: { type: 'vae' },
    optimizer: { type: 'adam', learningRate: changes.learningRate ?? 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    training: { seed: changes.seed ?? 0, batchSize: 2, steps: changes.steps ?? 20 },
    evaluation: { samples: 100, snapshots: changes.snapshots ?? 3 },
  });
}
