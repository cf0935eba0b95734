import type { Experiment } from '@shared/experiment/experiment';
import type { NetworkSpecification } from './engine';

/** What the engine takes from an experiment. */
export function networkSpecification(experiment: Experiment): NetworkSpecification {
  const { dataset, model, likelihood, objective, optimizer, training } = experiment;
  return { imageSize: dataset.imageSize, channels: dataset.channels, batchSize: training.batchSize, model, likelihood, objective, optimizer };
}
