import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RunFolder } from '../../../src-main/store/runFolder';
import type { Evaluation } from '../../../src-shared/run/evaluation';
import { tinyExperiment } from '../../support/tinyExperiment';
import { temporaryFolder } from '../../support/temporaryFolder';
import { evaluation } from './runSamples';

test('evaluations from before there were more metrics are read with what they know', () => {
  const folder = RunFolder.create(temporaryFolder(), tinyExperiment(), 'cpu', { tags: [], notes: '' });
  const { entropyFloor, factors, metrics, geometry, ...old } = evaluation(10);
  expect([entropyFloor, factors, metrics]).toEqual([null, ['x', 'y'], []]);
  const { heldOut, trainedScore, ...oldGeometry } = geometry!;
  expect([heldOut, trainedScore]).toEqual([null, null]);
  const content = { version: 1, evaluation: { ...old, geometry: oldGeometry } };
  writeFileSync(join(folder.path, 'evaluation.json'), JSON.stringify(content));
  expect(folder.readLastEvaluation()).toEqual({ ...evaluation(10), factors: [] });
});

test('an evaluation with all metrics comes back as it was written', () => {
  const folder = RunFolder.create(temporaryFolder(), tinyExperiment(), 'cpu', { tags: [], notes: '' });
  const common = { samples: 1000, seed: 1 };
  const measured: Evaluation = {
    ...evaluation(10),
    entropyFloor: 12.5,
    metrics: [
      { ...common, name: 'sap', title: 'SAP', value: 0.2, interval: [0.1, 0.3], chance: 0.01, detail: { gapPerFactor: [0.1, 0.3], accuracy: [[0.5, 0.4], [0.4, 0.1]], testRows: 500 }, reason: null },
      { ...common, name: 'irs', title: 'IRS', value: null, interval: null, chance: null, detail: {}, reason: 'The factors of the data are not known.' },
    ],
  };
  folder.writeFinalEvaluation(measured);
  expect(folder.readLastEvaluation()).toEqual(measured);
  expect(folder.hasSnapshot(10)).toBe(false);
});
