import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluationNumbersSchema } from '@shared/contract/comparison';
import type { CodeCloud } from '@shared/run/evaluation';
import { EvaluationReader } from '../../../src-main/store/evaluationReader';
import { RunFolder } from '../../../src-main/store/runFolder';
import { evaluation, experiment, noAnnotations, snapshot } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

const newRun = () => RunFolder.create(temporaryFolder(), experiment, 'cpu', noAnnotations);

describe('the numbers of a run', () => {
  it('are those of its newest evaluation, without the points', () => {
    const run = newRun();
    const reader = new EvaluationReader();
    expect(reader.numbers(run.path)).toBeNull();
    run.writeSnapshot(snapshot(100));
    const numbers = evaluationNumbersSchema.parse(reader.numbers(run.path));
    expect(numbers).toMatchObject({ step: 100, nll: 80, mig: { value: 0.4 }, geometry: { score: 0.9, rows: 1, columns: 2 } });
    run.writeSnapshot(snapshot(200));
    expect(reader.numbers(run.path)?.step).toBe(200);
    run.writeFinalEvaluation({ ...evaluation(200), nll: 79 });
    expect(reader.numbers(run.path)).toMatchObject({ step: 200, nll: 79 });
    run.writeSnapshot(snapshot(300));
    expect(reader.numbers(run.path)).toMatchObject({ step: 300, nll: 80 });
  });

  it('are none where the file is damaged or of a newer version', () => {
    const run = newRun();
    run.writeFinalEvaluation(evaluation(10));
    const reader = new EvaluationReader();
    for (const content of ['{"version":1,"eval', '{"version":2,"evaluation":{}}', '{"version":1,"evaluation":{"step":"ten"}}']) {
      writeFileSync(join(run.path, 'evaluation.json'), content);
      expect(reader.numbers(run.path)).toBeNull();
    }
  });
});

describe('the latent plane of a run', () => {
  it('is the geometry of its newest evaluation, read again when there is a newer one', () => {
    const run = newRun();
    const reader = new EvaluationReader();
    expect(reader.plane(run.path)).toBeNull();
    run.writeSnapshot(snapshot(100));
    expect(reader.plane(run.path)).toEqual(evaluation(100).geometry);
    run.writeFinalEvaluation(evaluation(100, 0.3));
    expect(reader.plane(run.path)).toEqual(evaluation(100, 0.3).geometry);
  });

  it('is the codes where the factors span none', () => {
    const run = newRun();
    const cloud: CodeCloud = { latents: [1, 0], factor: 'arm', classes: [0, 1], means: [[0, 1], [2, 3]], deviations: [[0.1, 0.2], [0.3, 0.4]] };
    run.writeFinalEvaluation({ ...evaluation(100), geometry: null, cloud });
    expect(new EvaluationReader().plane(run.path)).toEqual(cloud);
  });
});
