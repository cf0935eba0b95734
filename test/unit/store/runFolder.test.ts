import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '@shared/experiment/experiment';
import { runIdSchema } from '@shared/run/status';
import { RunFolder } from '../../../src-main/store/runFolder';
import { problemOf } from './problemOf';
import { checkpoint, evaluation, experiment, metric, metrics, noAnnotations, snapshot } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

function newRun(): RunFolder {
  return RunFolder.create(temporaryFolder(), experiment, 'auto', { tags: ['first'], notes: 'why' });
}

function edit(run: RunFolder, name: string, change: (value: Record<string, unknown>) => unknown): void {
  const path = join(run.path, name);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)));
}

describe('a new run folder', () => {
  it('is complete, and held by this process', () => {
    const run = newRun();
    expect(runIdSchema.safeParse(run.id).success).toBe(true);
    expect(run.id).toMatch(/^\d{8}-\d{6}-broadcast-[0-9a-f]{6}$/);
    expect(readdirSync(run.path).sort()).toEqual(['annotations.json', 'config.json', 'environment.json', 'status.json']);
    const opened = RunFolder.open(run.path);
    expect(opened.readExperiment()).toEqual(experiment);
    expect(opened.readAnnotations()).toEqual({ tags: ['first'], notes: 'why' });
    expect(opened.readStatus()).toMatchObject({
      id: run.id, state: 'queued', step: 0, totalSteps: experiment.training.steps, requestedDevice: 'auto', device: null, attempt: 0,
      process: { pid: process.pid, host: hostname() }, startedAt: null, problem: null,
    });
    expect(opened.readMetrics()).toEqual([]);
    expect(opened.readEvaluations()).toEqual([]);
    expect(opened.readLastEvaluation()).toBeNull();
    expect(opened.readNewestCheckpoint()).toBeNull();
  });

  it('tells in what environment it was made, and no secrets', () => {
    const environment = JSON.parse(readFileSync(join(newRun().path, 'environment.json'), 'utf8')) as Record<string, unknown>;
    expect(environment).toMatchObject({ version: 1, node: process.versions.node, electron: null, application: expect.stringMatching(/^\d+\.\d+\.\d+/) as string });
    expect(Object.keys(environment).sort()).toEqual(['application', 'architecture', 'commit', 'electron', 'memoryBytes', 'node', 'platform', 'processor', 'release', 'threads', 'version']);
  });

  it('has an id of its own even within one second', () => {
    const folder = temporaryFolder();
    const ids = Array.from({ length: 30 }, () => RunFolder.create(folder, experiment, 'auto', noAnnotations).id);
    expect(new Set(ids).size).toBe(30);
    expect(readdirSync(folder).sort()).toEqual([...ids].sort());
  });

  it('is not made from an experiment that is not valid', () => {
    const folder = temporaryFolder();
    const impossible = { ...experiment, training: { ...experiment.training, batchSize: 0 } };
    expect(problemOf(() => RunFolder.create(folder, impossible, 'auto', noAnnotations)).where).toContain('training.batchSize: must be at least 2');
    const unknown = { ...experiment, colour: 'red' } as Experiment;
    expect(problemOf(() => RunFolder.create(folder, unknown, 'auto', noAnnotations)).where).toContain('colour');
    expect(problemOf(() => RunFolder.create(folder, experiment, 'auto', { tags: [''], notes: '' })).code).toBe('invalid-input');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not made where a file stands in the way', () => {
    const file = join(temporaryFolder(), 'runs');
    writeFileSync(file, 'mine');
    expect(problemOf(() => RunFolder.create(file, experiment, 'auto', noAnnotations)).code).toBe('not-a-folder');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

describe('opening', () => {
  it('finds no run where there is none', () => {
    expect(problemOf(() => RunFolder.open(join(temporaryFolder(), 'none'))).code).toBe('run-not-found');
  });

  it.each(['config.json', 'status.json'])('reports a missing or truncated %s', (name) => {
    const run = newRun();
    const path = join(run.path, name);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.slice(0, whole.length / 2));
    expect(problemOf(() => RunFolder.open(run.path))).toMatchObject({ code: 'run-unreadable', where: path });
    rmSync(path);
    expect(problemOf(() => RunFolder.open(run.path))).toMatchObject({ code: 'run-unreadable', what: `${name} is missing.` });
  });

  it.each(['config.json', 'status.json'])('recognizes a newer version of %s and touches nothing', (name) => {
    const run = newRun();
    edit(run, name, (value) => ({ ...value, version: 2, somethingNew: true }));
    const before = readFileSync(join(run.path, name), 'utf8');
    expect(problemOf(() => RunFolder.open(run.path))).toMatchObject({ code: 'run-from-newer-version', where: join(run.path, name) });
    expect(readFileSync(join(run.path, name), 'utf8')).toBe(before);
  });

  it('names an unknown field and an impossible value', () => {
    const run = newRun();
    edit(run, 'config.json', (value) => ({ ...value, batchSize: 16, training: { seed: -1, batchSize: 16, steps: 10 } }));
    const { where } = problemOf(() => RunFolder.open(run.path));
    expect(where).toContain('batchSize: is not a field that this version knows');
    expect(where).toContain('training.seed: must be at least 0');
  });

  it('refuses a copy under another name', () => {
    const run = newRun();
    const copy = `${run.path}-copy`;
    cpSync(run.path, copy, { recursive: true });
    expect(problemOf(() => RunFolder.open(copy)).remedy).toContain(run.id);
  });

  it('does without annotations, made by other programs', () => {
    const run = newRun();
    rmSync(join(run.path, 'annotations.json'));
    expect(RunFolder.open(run.path).readAnnotations()).toEqual(noAnnotations);
  });

  it('works wherever the folder is moved', () => {
    const run = newRun();
    run.writeSnapshot(snapshot(0));
    const elsewhere = join(temporaryFolder(), run.id);
    renameSync(run.path, elsewhere);
    expect(RunFolder.open(elsewhere).readSnapshot(0)).toEqual(snapshot(0));
  });
});

describe('status and annotations', () => {
  it('come back as written', () => {
    const run = newRun();
    const status = { ...run.readStatus(), state: 'running' as const, step: 12, millisecondsPerStep: 1.5 };
    run.writeStatus(status);
    run.writeAnnotations({ tags: ['a', 'b'], notes: 'n' });
    expect(RunFolder.open(run.path).readStatus()).toEqual(status);
    expect(run.readAnnotations()).toEqual({ tags: ['a', 'b'], notes: 'n' });
  });

  it('are not written when they could not be read again', () => {
    const run = newRun();
    const before = run.readStatus();
    expect(problemOf(() => { run.writeStatus({ ...before, trainedSeconds: NaN }); }).code).toBe('invalid-input');
    expect(() => { run.writeStatus({ ...before, id: 'another-run' }); }).toThrow(RangeError);
    expect(problemOf(() => { run.writeAnnotations({ tags: ['x'.repeat(50)], notes: '' }); }).code).toBe('invalid-input');
    expect(run.readStatus()).toEqual(before);
  });
});

describe('snapshots and evaluations', () => {
  it('come back as written, by step', () => {
    const run = newRun();
    for (const step of [100, 0, 10]) run.writeSnapshot(snapshot(step));
    expect(run.readSnapshot(10)).toEqual(snapshot(10));
    expect(run.readEvaluations().map(({ step }) => step)).toEqual([0, 10, 100]);
    expect(run.readEvaluationsAfter(0).map(({ step }) => step)).toEqual([10, 100]);
    expect(run.readLastEvaluation()).toEqual(evaluation(100));
    expect(readdirSync(join(run.path, 'images'))).toContain('00000010-traversals.png');
    expect(readFileSync(join(run.path, 'images', '00000010-traversals.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('lets the final evaluation take the place of the last snapshot', () => {
    const run = newRun();
    run.writeSnapshot(snapshot(10));
    run.writeSnapshot(snapshot(100));
    run.writeFinalEvaluation(evaluation(100, 0.99));
    expect(run.readEvaluations()).toEqual([evaluation(10), evaluation(100, 0.99)]);
    expect(run.readLastEvaluation()?.geometry?.score).toBe(0.99);
  });

  it('has a later snapshot outdate an evaluation made at a stop', () => {
    const run = newRun();
    run.writeFinalEvaluation(evaluation(50));
    run.writeSnapshot(snapshot(60));
    expect(run.readLastEvaluation()?.step).toBe(60);
    expect(run.readEvaluations().map(({ step }) => step)).toEqual([50, 60]);
  });

  it('removes what training is about to go through again', () => {
    const run = newRun();
    for (const step of [0, 10, 100]) run.writeSnapshot(snapshot(step));
    run.writeFinalEvaluation(evaluation(100));
    run.removeSnapshotsAfter(10);
    expect(run.readEvaluations().map(({ step }) => step)).toEqual([0, 10]);
    expect(readdirSync(join(run.path, 'images'))).toHaveLength(4);
    expect(existsSync(join(run.path, 'evaluation.json'))).toBe(false);
  });

  it('says which snapshot there is not, and which is damaged', () => {
    const run = newRun();
    run.writeSnapshot(snapshot(10));
    expect(problemOf(() => run.readSnapshot(11))).toMatchObject({ code: 'snapshot-not-found', what: 'The run has no snapshot of step 11.' });
    writeFileSync(join(run.path, 'snapshots', '00000010.json'), '{');
    expect(problemOf(() => run.readEvaluations())).toMatchObject({ code: 'run-unreadable', where: join(run.path, 'snapshots', '00000010.json') });
    run.writeSnapshot(snapshot(10));
    rmSync(join(run.path, 'images', '00000010-reconstructions.png'));
    expect(problemOf(() => run.readSnapshot(10)).code).toBe('file-not-found');
  });

  it('are not written when they could not be read again', () => {
    const run = newRun();
    expect(problemOf(() => { run.writeFinalEvaluation({ ...evaluation(1), nll: NaN }); }).code).toBe('invalid-input');
    expect(problemOf(() => { run.writeSnapshot({ ...snapshot(1), traversalLatents: [0.5] }); }).code).toBe('invalid-input');
    expect(run.readEvaluations()).toEqual([]);
  });

  it('says what stands in the way', () => {
    const run = newRun();
    writeFileSync(join(run.path, 'images'), 'mine');
    expect(problemOf(() => { run.writeSnapshot(snapshot(1)); }).code).toBe('not-a-folder');
    writeFileSync(join(run.path, 'checkpoints'), 'mine');
    expect(problemOf(() => { run.writeCheckpoint(checkpoint(1)); }).code).toBe('not-a-folder');
  });
});

describe('resuming', () => {
  it('goes back to exactly what the checkpoint knew', () => {
    const run = newRun();
    run.appendMetrics(metrics(5));
    run.writeCheckpoint({ ...checkpoint(50), sequence: 5 });
    run.appendMetrics(metrics(3, 5));
    mkdirSync(join(run.path, 'checkpoints'), { recursive: true });
    writeFileSync(join(run.path, 'checkpoints', '00000080.safetensors'), 'torn');
    const resumed = RunFolder.open(run.path);
    const found = resumed.readNewestCheckpoint();
    expect(found).toEqual({ ...checkpoint(50), sequence: 5 });
    expect(resumed.truncateMetrics(found!.step)).toEqual(metric(4));
    resumed.appendMetrics([metric(5)]);
    expect(resumed.readMetrics()).toEqual(metrics(6));
    expect(resumed.readMetrics(4)).toEqual([metric(5)]);
    expect(resumed.readLastMetric()).toEqual(metric(5));
  });
});
