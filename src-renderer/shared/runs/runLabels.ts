import type { Experiment } from '@shared/experiment/experiment';
import { objectiveLabel } from './partLabels';

/** What tells runs of one experiment apart: `β-VAE · β 4 · seed 0`. */
export function runDetail(experiment: Experiment): string {
  return `${objectiveLabel(experiment.objective)} · seed ${String(experiment.training.seed)}`;
}

/** A run's name in a legend. */
export function runLabel(experiment: Experiment): string {
  return `${experiment.name} · seed ${String(experiment.training.seed)}`;
}
