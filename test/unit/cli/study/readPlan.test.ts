import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presets } from '@shared/experiment/presets';
import { expandPlan } from '@shared/study/expandPlan';
import { readPlan } from '../../../../src-main/cli/study/readPlan';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { tinyPlan } from '../../../support/tinyPlan';
import { problemOf } from '../../store/problemOf';

const preset = 'circles-demonstration-broadcast';

function fileOf(content: unknown): string {
  const path = join(temporaryFolder(), 'study.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a plan of the command line', () => {
  it('starts from a preset, with axes and replicas', () => {
    const plan = readPlan(undefined, { preset, axis: ['model.latents=2,4', 'optimizer.learningRate=1e-4:1e-3:2:log'], set: ['training.steps=7'], replicas: 3, seed: 10, device: ['cpu', 'webgpu'], priority: 2, budget: 60, patience: 4 });
    expect(plan).toMatchObject({
      base: { ...presets.find(({ id }) => id === preset)!.experiment, training: { seed: 0, batchSize: 16, steps: 7 } },
      replicas: { count: 3, firstSeed: 10 }, devices: ['cpu', 'webgpu'], priority: 2, budgetSeconds: 60, earlyStop: { measure: 'elbo', patience: 4, leastImprovement: 0 },
    });
    expect(expandPlan(plan).map(({ experiment }) => [experiment?.model.latents, experiment?.optimizer.learningRate])).toEqual([[2, 1e-4], [2, 1e-3], [4, 1e-4], [4, 1e-3]]);
  });

  it('is read from a file, and options change it', () => {
    const plan = tinyPlan();
    expect(readPlan(fileOf(plan), {})).toEqual(plan);
    expect(readPlan(fileOf(plan), { replicas: 7, name: 'Longer', budget: 5 })).toEqual({ ...plan, name: 'Longer', replicas: { count: 7, firstSeed: 0 }, budgetSeconds: 5 });
  });

  it.each<[string, () => unknown, RegExp]>([
    ['no source', () => readPlan(undefined, {}), /exactly one of/],
    ['two sources', () => readPlan(fileOf(tinyPlan()), { preset }), /exactly one of/],
    ['axes beside a file', () => readPlan(fileOf(tinyPlan()), { axis: ['a=1'] }), /are in its file/],
    ['a path that no axis may change', () => readPlan(undefined, { preset, axis: ['training.seed=1,2'] }), /The study is not valid/],
    ['a file that is no JSON', () => readPlan(fileOf('{'), {}), /not JSON/],
    ['a file that is not there', () => readPlan('/nowhere/study.json', {}), /could not be read/],
    ['a plan of a newer version', () => readPlan(fileOf({ ...tinyPlan(), version: 2 }), {}), /is not valid/],
    ['something else', () => readPlan(fileOf([1]), { replicas: 2 }), /is not valid/],
    ['no replicas', () => readPlan(undefined, { preset, budget: -1 }), /is not valid/],
  ])('refuses %s', (_, read, message) => {
    expect(problemOf(read).what).toMatch(message);
  });
});
