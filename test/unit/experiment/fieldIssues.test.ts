import { experimentSchema } from '@shared/experiment/experiment';
import { presets } from '@shared/experiment/presets';
import { fieldIssues } from '@shared/validate';
import { expect, test } from 'vitest';

const { experiment } = presets[0]!;

function issuesOf(change: object): { field: string; message: string }[] {
  const result = experimentSchema.safeParse({ ...experiment, ...change });
  return result.success ? [] : fieldIssues(result.error);
}

test.each([
  ['a kind that there is not', { objective: { type: 'gan' } }, 'objective.type', /^must be one of vae, betaVae, .*factorVae/],
  ['a choice that there is not', { evaluation: { ...experiment.evaluation, metrics: 'some' } }, 'evaluation.metrics', /^must be one of headline, all$/],
  ['an unknown field', { speed: 3 }, 'speed', /^is not a field that this version knows$/],
  ['a missing field', { training: { seed: 0, batchSize: 16 } }, 'training.steps', /^is missing$/],
  ['text for a number', { optimizer: { ...experiment.optimizer, learningRate: 'fast' } }, 'optimizer.learningRate', /^must be a number$/],
])('%s is named in plain words', (_, change, field, message) => {
  expect(issuesOf(change)).toEqual([{ field, message: expect.stringMatching(message) as string }]);
});
