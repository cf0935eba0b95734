import { calls, type CallName } from '@shared/contract/contract';
import { describe, expect, it } from 'vitest';
import { createFakeClient } from '../support/fakeClient';
import { sampleExperiment, sampleRuns } from '../support/sampleRuns';
import { samplePlan, sampleStudy } from '../support/sampleStudies';

const { id } = sampleRuns()[0]!.status;
const inputs: Partial<Record<CallName, unknown>> = {
  'devices.measure': { device: 'cpu', experiment: sampleExperiment() },
  'datasets.preview': { dataset: sampleExperiment().dataset, seed: 0, images: 16, points: 100 },
  'datasets.stopReading': { path: '/data/3dshapes.h5' },
  'workbench.choosePath': { kind: 'file' },
  'runs.start': { experiment: sampleExperiment(), device: 'auto' },
  'runs.annotate': { id, annotations: { tags: ['kept'], notes: '' } },
  'runs.remove': { ids: [id] },
  'runs.restore': { ids: [id] },
  'runs.metrics': { id, after: -1 },
  'runs.snapshot': { id, step: 100 },
  'analysis.decode': { id, latents: [[0, 1], [1, 0]] },
  'analysis.encode': { id, factors: [0.3, 0.6] },
  'exports.make': { ticket: 'ticket-1', request: { what: 'runFolders', ids: [id] } },
  'exports.cancel': { ticket: 'ticket-1' },
  'exports.read': { ticket: 'ticket-1', offset: 0 },
  'exports.discard': { ticket: 'ticket-1' },
  'imports.begin': { ticket: 'ticket-2', files: [{ name: 'baseline.csv', bytes: 3 }] },
  'imports.upload': { ticket: 'ticket-2', file: 0, data: 'AQID' },
  'imports.inspect': { ticket: 'ticket-2', source: { kind: 'upload' } },
  'imports.run': { ticket: 'ticket-2', source: { kind: 'path', path: '/data/runs.zip' }, curves: [{ key: 'baseline.csv#', name: 'baseline', seed: 0, roles: { loss: 'loss', z: 'kl:3' } }], experiment: sampleExperiment() },
  'imports.cancel': { ticket: 'ticket-2' },
  'analysis.traverse': { id, seed: [0, 0], columns: 9 },
  'studies.preview': samplePlan(),
  'studies.estimate': { plan: samplePlan(), device: 'cpu' },
  'studies.cancelEstimate': { device: 'cpu' },
  'studies.create': samplePlan(),
  'studies.change': { id: sampleStudy().study.id, plan: samplePlan() },
  'comparison.evaluations': { ids: [id] },
  'comparison.planes': { ids: [id] },
  'comparison.curves': { ids: [id], measure: 'loss', points: 100 },
  'comparison.rankReplicas': { ticket: 'ranking-1', ids: [id, '20260301-100100-broadcast-1'], samples: 1000 },
  'comparison.cancelRanking': { ticket: 'ranking-1' },
};
const oneRun = ['runs.pause', 'runs.resume', 'runs.stop', 'runs.duplicate', 'runs.evaluations', 'analysis.open', 'analysis.measure', 'analysis.cancelMeasure'];
const oneStudy = ['studies.start', 'studies.pause', 'studies.stop', 'studies.remove', 'studies.restore'];

describe('the fake client of these tests', () => {
  it.each(Object.keys(calls) as CallName[])('answers %s as the contract says', async (name) => {
    const client = createFakeClient();
    const input = inputs[name] ?? (oneRun.includes(name) ? { id } : oneStudy.includes(name) ? { id: sampleStudy().study.id } : {});
    await expect(client.call(name, input as never)).resolves.toBeDefined();
  });

  it('refuses an input that the contract refuses', async () => {
    await expect(createFakeClient().call('runs.pause', { id: 'NOT AN ID' })).rejects.toThrow('The input of runs.pause is not valid.');
  });
});
