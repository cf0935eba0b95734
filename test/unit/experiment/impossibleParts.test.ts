import { describe, expect, test } from 'vitest';
import { experimentSchema } from '@shared/experiment/experiment';
import type { Objective } from '@shared/experiment/objective';
import { fieldIssues } from '@shared/validate';
import { everyObjective, everyPrior } from '../../support/tinySpecification';
import { tinyExperiment } from '../../support/tinyExperiment';

/** The fields that are refused of the tiny experiment with some changes. */
function refused(changes: Record<string, unknown>): string[] {
  const result = experimentSchema.safeParse({ ...tinyExperiment(), ...changes });
  return result.success ? [] : fieldIssues(result.error).map(({ field }) => field);
}

describe('objectives and priors', () => {
  test('every objective goes with every prior, apart from those that contradict each other', () => {
    for (const objective of everyObjective) {
      for (const prior of everyPrior) {
        const comparesLatents = prior.type === 'mixture' && ['factorVae', 'betaTcVae'].includes(objective.type);
        const needsStandard = objective.type === 'dipVae' && !(prior.type === 'gaussian' && prior.scales === 'isotropic' && prior.variance === 1);
        const expected = [...(comparesLatents ? ['model.prior.type'] : []), ...(needsStandard ? ['model.prior.type'] : [])];
        expect(refused({ objective, model: { ...tinyExperiment().model, prior } }), `${JSON.stringify(objective)} with ${JSON.stringify(prior)}`).toEqual(expected);
      }
    }
  });

  const batches = (objective: Objective, latents: number, batchSize: number) => refused({
    objective,
    model: { ...tinyExperiment().model, latents },
    training: { ...tinyExperiment().training, batchSize },
  });
  const [totalCorrelation, kernels] = [everyObjective[4]!, everyObjective[9]!];

  test('the batches of the papers that compare all pairs are possible', () => {
    expect(batches(totalCorrelation, 10, 2048)).toEqual([]);
    expect(batches(kernels, 50, 500)).toEqual([]);
  });

  test('batches whose pairs would fill the memory are not', () => {
    expect(batches(totalCorrelation, 50, 2048)).toEqual(['training.batchSize']);
    expect(batches(kernels, 50, 600)).toEqual(['training.batchSize']);
    expect(batches({ type: 'vae' }, 50, 2048)).toEqual([]);
  });
});
