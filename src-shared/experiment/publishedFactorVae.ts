import type { Experiment } from './experiment';
import { encoderSchema, type Decoder } from './model';
import { publishedExperiment } from './publishedExperiment';

/** Table 2 with its own learning rates, batch and γ (Appendix A.2). */
export function publishedFactorVae(name: string, dataset: string, steps: number, decoder: Decoder): Experiment {
  const base = publishedExperiment(name, dataset, steps, decoder);
  return {
    ...base,
    model: { ...base.model, encoder: encoderSchema.parse({ filters: [32, 32, 64, 64], dense: 256 }) },
    objective: { type: 'factorVae', beta: 1, gamma: 35, discriminator: { layers: 6, units: 1000, learningRate: 2e-5, beta1: 0.5, beta2: 0.9 } },
    optimizer: { ...base.optimizer, learningRate: 1e-4 },
    training: { ...base.training, batchSize: 32 },
  };
}
