import { extraMeasures } from '@shared/run/extraMeasures';
import type { NetworkSpecification } from '../engine';

/** What a training step of a specification measures: its loss, the model's `ModelMeasures`, and what the objective measures besides. */
export function measureNames({ objective }: Pick<NetworkSpecification, 'objective'>): string[] {
  return ['loss', 'nll', 'kl', 'klPerLatent', 'sigmaPerLatent', ...extraMeasures(objective).map(({ name }) => name)];
}
