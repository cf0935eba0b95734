import { expect, test } from 'vitest';
import { median } from '@shared/statistics/median';
import { estimateSeconds } from '../../../../src-main/training/measurement/estimateSeconds';
import { tinyExperiment } from '../../../support/tinyExperiment';

const speed = { millisecondsPerStep: 10, millisecondsPerEncodedImage: 1, millisecondsPerEvaluatedImage: 4 };

test('steps, snapshots and the last evaluation all count', () => {
  // 1,000 steps; three snapshots of 100 images, each encoded and evaluated; the last evaluation likewise.
  expect(estimateSeconds(tinyExperiment({ steps: 1000, snapshots: 3 }), speed)).toBeCloseTo(10 + 3 * 0.5 + 0.5);
});

test('a snapshot decodes 256 images at most, the last evaluation 2,000', () => {
  const experiment = { ...tinyExperiment({ steps: 1000, snapshots: 2 }), evaluation: { samples: 10_000, snapshots: 2, metrics: 'headline' as const } };
  expect(estimateSeconds(experiment, speed)).toBeCloseTo(10 + 2 * (10 + 1.024) + (10 + 8));
});

test('all metrics take their time', () => {
  const seconds = (metrics: 'headline' | 'all') => estimateSeconds({ ...tinyExperiment(), evaluation: { samples: 10_000, snapshots: 2, metrics } }, speed);
  expect(seconds('all') - seconds('headline')).toBeCloseTo(22);
});

test('what lies behind does not count', () => {
  expect(estimateSeconds(tinyExperiment({ steps: 1000, snapshots: 3 }), speed, 900)).toBeCloseTo(1 + 0.5 + 0.5);
});

test('median', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([5])]).toEqual([2, 2.5, 5]);
});
