import { expect, test } from 'vitest';
import { assignValue } from '../../../../src-main/cli/input/assignValue';
import { tinyExperiment } from '../../../support/tinyExperiment';

test('sets numbers, lists, objects and plain strings, and leaves the original alone', () => {
  const original = tinyExperiment();
  const assignments = ['training.steps=500', 'dataset.x=[0.1,0.9]', 'model.encoder.filters.0=8', 'objective={"type":"betaVae","beta":4}', 'name=with = sign'];
  const changed = assignments.reduce<unknown>(assignValue, original);
  expect(changed).toEqual({
    ...original,
    training: { ...original.training, steps: 500 },
    dataset: { ...original.dataset, x: [0.1, 0.9] },
    model: { ...original.model, encoder: { ...original.model.encoder, filters: [8] } },
    objective: { type: 'betaVae', beta: 4 },
    name: 'with = sign',
  });
  expect(original).toEqual(tinyExperiment());
});

test.each(['steps', '=5', 'training..steps=5', 'trainning.steps=5', 'name.first=5'])('refuses %s', (assignment) => {
  expect(() => assignValue(tinyExperiment(), assignment)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'invalid-input', where: `--set ${assignment}` }) as unknown }) as Error);
});

test('a field named __proto__ is only a field', () => {
  const changed = assignValue(tinyExperiment(), '__proto__={"polluted":true}');
  expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
});
