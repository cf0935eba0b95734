import { expect, test } from 'vitest';
import { rankingTable } from '../../../../src-main/cli/rankingTable';
import { RunFolder } from '../../../../src-main/store/runFolder';
import { rankReplicas, type RankReplicasOptions } from '../../../../src-main/training/measurement/rankReplicas';
import { tinyExperiment } from '../../../support/tinyExperiment';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { untrainedReplica as replica } from './untrainedReplica';
import { problemOfPromise } from '../../datasets/files/support/problemOfPromise';

const options = (changes: Partial<RankReplicasOptions> = {}): RankReplicasOptions => ({
  device: 'cpu', samples: 100, exclusively: (work) => work(), onReading: () => undefined, onProgress: () => undefined, signal: new AbortController().signal, ...changes,
});

test('replicas that are the same model agree better with each other than with another one', async () => {
  const paths = [replica(1), replica(1), replica(2)];
  const fractions: number[] = [];
  const ranking = await rankReplicas(paths, options({ onProgress: (fraction) => { fractions.push(fraction); } }));
  expect(ranking.replicas).toEqual(paths.map((path) => ({ path, step: 0 })));
  for (const { scores, pairs, chance, turned } of [ranking.lasso, ranking.spearman]) {
    for (const { value, interval: [low, high] } of scores) {
      expect([0, low, value, high, 1]).toEqual([0, low, value, high, 1].sort((left, right) => left - right));
    }
    expect(scores[0]!.value).toBeCloseTo(scores[1]!.value, 10);
    expect(scores[0]!.value).toBeCloseTo((pairs[1]![0]! + pairs[2]![0]!) / 2, 10);
    for (const level of [chance, turned]) expect(level >= 0 && level < 1).toBe(true);
  }
  expect(ranking.spearman.scores[0]!.value).toBeGreaterThan(ranking.spearman.scores[2]!.value);
  expect(fractions.at(-1)).toBe(1);
  expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
  const lines = rankingTable(ranking).split('\n');
  expect(lines[0]).toBe('UDR of 3 runs on 100 images, best first by Lasso');
  expect(lines.slice(-2).map((line) => line.split(/ +/)[0])).toEqual(['chance', 'turned']);
  expect(lines[3]).toMatch(/^2\S+-broadcast-\S+ +0 +0\.\d{3} +\[0\.\d{3}, [01]\.\d{3}\] +0\.\d{3} +\[0\.\d{3}, [01]\.\d{3}\]$/);
});

test('is cancelled while it encodes and while it resamples', async () => {
  const paths = [replica(1), replica(2)];
  for (const share of [0.2, 0.7]) {
    const controller = new AbortController();
    const { code } = await problemOfPromise(rankReplicas(paths, options({ signal: controller.signal, onProgress: (fraction) => { if (fraction > share) controller.abort(); } })));
    expect(code).toBe('cancelled');
  }
});

test('one run alone, another dataset, and a run without a checkpoint are refused', async () => {
  const first = replica(1);
  expect((await problemOfPromise(rankReplicas([first], options()))).what).toContain('two at least');
  expect((await problemOfPromise(rankReplicas([first, replica(2, { imageSize: 64 })], options()))).what).toContain('the same data');
  const untrained = RunFolder.create(temporaryFolder(), tinyExperiment(), 'cpu', { tags: [], notes: '' }).path;
  expect((await problemOfPromise(rankReplicas([first, untrained], options()))).code).toBe('no-checkpoint');
});
