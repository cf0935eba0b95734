import type { Experiment } from '@shared/experiment/experiment';

/** Two experiments with the same key take the same time per step: all that a measurement depends on, and nothing else. */
export function measurementKey(experiment: Experiment): string {
  const { dataset, model, likelihood, objective, optimizer, evaluation, training } = experiment;
  return JSON.stringify([dataset, model, likelihood, objective.type, optimizer.type, evaluation, training.batchSize]);
}
