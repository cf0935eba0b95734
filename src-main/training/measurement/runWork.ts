import type { Experiment } from '@shared/experiment/experiment';
import { evaluationWork } from './evaluationWork';

/** Multiply-accumulate operations of a whole run: its steps, its snapshots and its last evaluation. Only proportions between runs count. */
export function runWork(experiment: Experiment): number {
  const { step, snapshot, last } = evaluationWork(experiment);
  return experiment.training.steps * step + experiment.evaluation.snapshots * snapshot + last;
}
