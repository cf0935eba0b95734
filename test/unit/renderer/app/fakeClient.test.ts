import { calls, type CallName } from '@shared/contract/contract';
import { describe, expect, it } from 'vitest';
import { createFakeClient } from '../support/fakeClient';
import { sampleExperiment, sampleRuns } from '../support/sampleRuns';

const { id } = sampleRuns()[0]!.status;
const inputs: Partial<Record<CallName, unknown>> = {
  'devices.measure': { device: 'cpu', experiment: sampleExperiment() },
  'datasets.preview': { dataset: sampleExperiment().dataset, seed: 0, images: 16, points: 100 },
  'runs.start': { experiment: sampleExperiment(), device: 'auto' },
  'runs.annotate': { id, annotations: { tags: ['kept'], notes: '' } },
  'runs.remove': { ids: [id] },
  'runs.restore': { ids: [id] },
  'runs.metrics': { id, after: -1 },
  'runs.snapshot': { id, step: 100 },
  'analysis.decode': { id, latents: [[0, 1], [1, 0]] },
  'analysis.encode': { id, factors: [0.3, 0.6] },
  'analysis.traverse': { id, seed: [0, 0], columns: 9 },
};
const oneRun = ['runs.pause', 'runs.resume', 'runs.stop', 'runs.duplicate', 'runs.evaluations', 'analysis.open'];

describe('the fake client of these tests', () => {
  it.each(Object.keys(calls) as CallName[])('answers %s as the contract says', async (name) => {
    const client = createFakeClient();
    const input = inputs[name] ?? (oneRun.includes(name) ? { id } : {});
    await expect(client.call(name, input as never)).resolves.toBeDefined();
  });

  it('refuses an input that the contract refuses', async () => {
    await expect(createFakeClient().call('runs.pause', { id: 'NOT AN ID' })).rejects.toThrow('The input of runs.pause is not valid.');
  });
});
