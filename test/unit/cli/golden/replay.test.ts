import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { StepFile } from '../../../../src-main/cli/golden/goldenFile';
import { replayFile } from '../../../../src-main/cli/golden/replayFile';
import { replayMetrics } from '../../../../src-main/cli/golden/replayMetrics';
import { temporaryFolder } from '../../../support/temporaryFolder';

test('recorded factors are never binned: each integer is a class of its own', () => {
  const samples = 900;
  const classes = Array.from({ length: samples }, (_, row) => (row * 7) % 300);
  const { comparisons } = replayMetrics({
    codes: { shape: [samples, 1], data: classes.map((value) => value / 300) },
    factors: { shape: [samples, 1], data: classes },
    expected: { factorEntropy: [Math.log(300)] },
  });
  expect(comparisons).toMatchObject([{ quantity: 'factorEntropy' }]);
  expect(comparisons[0]!.error).toBeLessThan(1e-12);
});

test('weights that a file lacks are named', async () => {
  const content = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../golden/fixtures/coordconv-learned-gaussian.json'), 'utf8')) as StepFile;
  const weights = Object.fromEntries(Object.entries(content.weights).filter(([name]) => name !== 'encoder/moments/bias'));
  const path = join(temporaryFolder(), 'part.json');
  writeFileSync(path, JSON.stringify({ ...content, weights }));
  await expect(replayFile(path, ['tfjs-cpu'])).rejects.toMatchObject({ problem: { code: 'invalid-input', where: 'weights.encoder/moments/bias' } });
});
