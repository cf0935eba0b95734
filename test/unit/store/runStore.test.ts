import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { RunStatus } from '@shared/run/status';
import { runSummarySchema } from '@shared/run/summary';
import { RunFolder } from '../../../src-main/store/runFolder';
import { INDEX_VERSION } from '../../../src-main/store/runIndex';
import { RunStore } from '../../../src-main/store/runStore';
import { problemOf } from './problemOf';
import { evaluation, experiment, metric, metrics, noAnnotations, snapshot } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

function open(folder: string): RunStore {
  const store = RunStore.open(folder);
  onTestFinished(() => { store.close(); });
  return store;
}

function addRun(folder: string, changes: Partial<RunStatus> = {}): RunFolder {
  const run = RunFolder.create(folder, experiment, 'auto', noAnnotations);
  run.writeStatus({ ...run.readStatus(), state: 'finished', process: null, ...changes });
  return run;
}

/**
 * A copy of a folder that a store was closed on. libsql lets go of a closed file only when the garbage collector comes by;
 * nothing in this process holds the copy. The log, written back at closing, would heal what the tests spoil.
 */
function closedCopy(folder: string): string {
  RunStore.open(folder).close();
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true, filter: (path) => !/-(wal|shm)$/.test(path) });
  return copy;
}

function ids(store: RunStore): string[] {
  return store.list().runs.map(({ status }) => status.id);
}

function damagedFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('index-damaged-'));
}

const otherHost = { pid: 1, host: 'cluster-node-7' };
const longAgo = '2020-01-01T00:00:00.000Z';

describe('a store of runs', () => {
  it('makes its folder and is empty at first', () => {
    const folder = join(temporaryFolder(), 'deep', 'runs');
    expect(open(folder).list()).toEqual({ runs: [], unreadable: [] });
    expect(readdirSync(folder)).toContain('index.sqlite');
  });

  it('says so when the folder can not be made', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    expect(problemOf(() => RunStore.open(file)).code).toBe('not-a-folder');
    expect(problemOf(() => RunStore.open(join(file, 'runs'))).code).toBe('not-a-folder');
  });

  it('makes queued runs and lists the newest first', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    const old = addRun(folder, { createdAt: longAgo });
    store.refresh(old.id);
    const made = store.create(experiment, 'cpu', { tags: ['a'], notes: '' });
    expect(made).toMatchObject({ status: { state: 'queued', requestedDevice: 'cpu' }, annotations: { tags: ['a'] }, heldHere: true });
    expect(ids(store)).toEqual([made.status.id, old.id]);
    expect(store.summary(made.status.id)).toEqual(made);
    expect(runSummarySchema.parse(made)).toEqual(made);
  });

  it('shows what a run has reached after a refresh', () => {
    const store = open(temporaryFolder());
    const { status } = store.create(experiment, 'auto');
    const run = store.folder(status.id);
    run.appendMetrics(metrics(3));
    run.writeSnapshot(snapshot(10));
    run.writeStatus({ ...status, state: 'running', step: 30 });
    expect(store.list().runs[0]!.headline.loss).toBeNull();
    const refreshed = store.refresh(status.id);
    expect(refreshed).toMatchObject({ status: { step: 30 }, headline: { loss: 98, mig: 0.4 }, heldHere: true });
    expect(store.list().runs).toEqual([refreshed]);
    run.writeFinalEvaluation(evaluation(30, 0.999));
    run.writeStatus({ ...status, state: 'finished', process: null });
    expect(store.refresh(status.id)).toMatchObject({ headline: { geometryScore: 0.999, nll: 80 }, heldHere: false });
  });

  it('leaves blank what a damaged curve would tell', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    writeFileSync(join(run.path, 'metrics.jsonl'), 'nonsense\n');
    expect(open(folder).list().runs[0]!.headline.loss).toBeNull();
  });

  it('keeps annotations', () => {
    const folder = temporaryFolder();
    const { id } = addRun(folder);
    const store = open(folder);
    expect(store.annotate(id, { tags: ['good'], notes: 'n' }).annotations.tags).toEqual(['good']);
    expect(open(folder).summary(id).annotations).toEqual({ tags: ['good'], notes: 'n' });
    expect(problemOf(() => store.annotate(id, { tags: [' '], notes: '' })).code).toBe('invalid-input');
  });

  it.each(['20261121-215501-broadcast-3f9a2c', '../outside', '..', '', '.trash', 'index.sqlite'])('knows no run %j', (id) => {
    const folder = join(temporaryFolder(), 'runs');
    mkdirSync(join(folder, '..', 'outside'));
    const store = open(folder);
    for (const attempt of [() => store.summary(id), () => store.folder(id), () => store.refresh(id), () => { store.remove([id]); }]) {
      expect(problemOf(attempt).code).toBe('run-not-found');
    }
  });

  it('lists what it can not read with the reason, ignores what is not a run, and touches neither', () => {
    const folder = temporaryFolder();
    const whole = addRun(folder);
    const torn = addRun(folder);
    const newer = addRun(folder);
    const unnamed = addRun(folder);
    writeFileSync(join(torn.path, 'config.json'), '{"version": 1, "na');
    writeFileSync(join(newer.path, 'status.json'), '{"version": 2}');
    renameSync(unnamed.path, join(folder, 'Copy of it'));
    rmSync(join(addRun(folder).path, 'config.json'));
    mkdirSync(join(folder, 'figures-for-paper'));
    mkdirSync(join(folder, '.hidden'));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    symlinkSync(join(folder, 'notes.txt'), join(folder, 'a-link'));
    const store = open(folder);
    const { runs, unreadable } = store.list();
    expect(runs.map(({ status }) => status.id)).toEqual([whole.id]);
    expect(unreadable.map(({ folder: path, problem }) => [path === torn.path, problem.code]).sort()).toEqual([
      [false, 'run-from-newer-version'], [false, 'run-unreadable'], [false, 'run-unreadable'], [true, 'run-unreadable'],
    ]);
    expect(problemOf(() => store.summary(torn.id)).code).toBe('run-unreadable');
    expect(readFileSync(join(torn.path, 'config.json'), 'utf8')).toBe('{"version": 1, "na');
    writeFileSync(join(torn.path, 'config.json'), readFileSync(join(whole.path, 'config.json')));
    expect(store.refresh(torn.id).status.id).toBe(torn.id);
    expect(store.list().unreadable).toHaveLength(3);
  });

  it('opens runs copied from another machine', () => {
    const elsewhere = temporaryFolder();
    const run = addRun(elsewhere, { state: 'stopped' });
    run.appendMetrics(metrics(2));
    const folder = temporaryFolder();
    cpSync(elsewhere, folder, { recursive: true });
    expect(open(folder).list().runs[0]).toMatchObject({ status: { id: run.id, state: 'stopped' }, headline: { loss: 99 } });
  });
});

describe('opening again', () => {
  it('notices what changed, came and went meanwhile', () => {
    const folder = temporaryFolder();
    const [changed, gone, same] = [addRun(folder), addRun(folder), addRun(folder)];
    RunStore.open(folder).close();
    changed.writeAnnotations({ tags: ['new'], notes: '' });
    same.appendMetrics([metric(0)]);
    rmSync(gone.path, { recursive: true });
    const added = addRun(folder);
    const store = open(folder);
    expect(ids(store).sort()).toEqual([changed.id, same.id, added.id].sort());
    expect(store.summary(changed.id).annotations.tags).toEqual(['new']);
    expect(store.summary(same.id).headline.loss).toBe(100);
  });

  it.each<[string, Partial<RunStatus>, string]>([
    ['running for an earlier process with our number', { state: 'running', process: { pid: process.pid, host: '' }, heartbeatAt: longAgo }, 'interrupted'],
    ['paused on another machine, silent', { state: 'paused', process: otherHost, heartbeatAt: longAgo }, 'interrupted'],
    ['queued for nobody, silent', { state: 'queued', process: null, heartbeatAt: longAgo }, 'interrupted'],
    ['running on another machine', { state: 'running', process: otherHost }, 'running'],
    ['stopped', { state: 'stopped', heartbeatAt: longAgo }, 'stopped'],
  ])('reconciles a run that is %s', (_, changes, expected) => {
    const folder = temporaryFolder();
    RunStore.open(folder).close();
    const run = addRun(folder, changes);
    if (changes.process?.host === '') run.writeStatus({ ...run.readStatus(), process: RunFolder.create(folder, experiment, 'auto', noAnnotations).readStatus().process });
    const store = open(folder);
    expect(store.summary(run.id).status.state).toBe(expected);
    expect(run.readStatus()).toEqual(store.summary(run.id).status);
    if (expected === 'interrupted') expect(run.readStatus()).toMatchObject({ process: null, heartbeatAt: longAgo });
  });
});

describe('the index', () => {
  it.each<[string, (path: string) => void]>([
    ['not a database', (path) => { writeFileSync(path, 'this is not a database '.repeat(500)); }],
    ['cut short', (path) => { writeFileSync(path, readFileSync(path).subarray(0, 3000)); }],
    ['damaged within', (path) => { const bytes = readFileSync(path); bytes.fill(0xaa, 4096); writeFileSync(path, bytes); }],
    ['a folder', (path) => { rmSync(path); mkdirSync(path); writeFileSync(join(path, 'inside'), ''); }],
  ])('is rebuilt when it is %s, and the old one kept aside', (_, spoil) => {
    const original = temporaryFolder();
    const runs = [addRun(original), addRun(original)];
    const folder = closedCopy(original);
    spoil(join(folder, 'index.sqlite'));
    const store = open(folder);
    expect(ids(store).sort()).toEqual(runs.map(({ id }) => id).sort());
    expect(damagedFiles(folder).length).toBeGreaterThan(0);
    expect(readFileSync(join(folder, 'index.sqlite')).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it.each<[string, (path: string) => void]>([
    ['missing', (path) => { rmSync(path); }],
    ['empty', (path) => { writeFileSync(path, ''); }],
    ['old', (path) => {
      const database = new Database(path);
      database.exec('drop table runs; create table runs (something text); pragma user_version = 0');
      database.close();
    }],
  ])('is rebuilt when it is %s', (_, change) => {
    const original = temporaryFolder();
    const run = addRun(original);
    const folder = closedCopy(original);
    change(join(folder, 'index.sqlite'));
    expect(ids(open(folder))).toEqual([run.id]);
    expect(ids(open(folder))).toEqual([run.id]);
    expect(damagedFiles(folder)).toEqual([]);
    const database = new Database(join(folder, 'index.sqlite'));
    expect(database.prepare('select folder from runs').all()).toEqual([{ folder: run.id }]);
    database.close();
  });

  it('of a newer version is left alone', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const database = new Database(join(folder, 'index.sqlite'));
    database.exec('create table better (thing text); pragma user_version = 99');
    const store = open(folder);
    expect(ids(store)).toEqual([run.id]);
    expect(store.create(experiment, 'auto').status.state).toBe('queued');
    expect(ids(store)).toHaveLength(2);
    expect(database.pragma('user_version')).toEqual([{ user_version: 99 }]);
    expect(database.prepare('select * from better').all()).toEqual([]);
    database.close();
  });

  it('that fails in the middle of work is replaced without a word', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const store = open(folder);
    const database = new Database(join(folder, 'index.sqlite'));
    database.exec('drop table runs');
    expect(ids(store)).toEqual([run.id]);
    expect(store.annotate(run.id, { tags: ['a'], notes: '' }).annotations.tags).toEqual(['a']);
    database.exec('pragma user_version = 0');
    database.close();
    expect(ids(open(folder))).toEqual([run.id]);
  });

  it('heals a row that can not be parsed', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const store = open(folder);
    const database = new Database(join(folder, 'index.sqlite'));
    database.exec("update runs set content = '{'");
    database.close();
    expect(ids(store)).toEqual([run.id]);
    expect(ids(open(folder))).toEqual([run.id]);
  });

  it('has a version of its own for each shape of a summary', () => {
    const shape = createHash('sha256').update(JSON.stringify(z.toJSONSchema(runSummarySchema, { unrepresentable: 'any' }))).digest('hex').slice(0, 12);
    // When this fails, summaries changed their shape: raise INDEX_VERSION, then write both down here.
    expect({ version: INDEX_VERSION, shape }).toEqual({ version: 5, shape: '90600f70b6b4' });
  });
});

describe('removing and restoring', () => {
  it('moves runs to the trash and back', () => {
    const folder = temporaryFolder();
    const runs = [addRun(folder), addRun(folder), addRun(folder)];
    const store = open(folder);
    const removed = runs.slice(0, 2).map(({ id }) => id);
    store.remove([...removed, removed[0]!]);
    expect(ids(store)).toEqual([runs[2]!.id]);
    expect(problemOf(() => store.folder(removed[0]!)).code).toBe('run-not-found');
    expect(ids(open(folder))).toEqual([runs[2]!.id]);
    store.restore(removed);
    expect(ids(store).sort()).toEqual(runs.map(({ id }) => id).sort());
    expect(problemOf(() => { store.restore(removed); }).code).toBe('run-not-in-trash');
  });

  it('refuses runs that a live process holds, and then moves none', () => {
    const folder = temporaryFolder();
    const free = addRun(folder);
    const store = open(folder);
    const { status } = store.create(experiment, 'auto');
    expect(problemOf(() => { store.remove([free.id, status.id]); })).toMatchObject({ code: 'run-held', where: expect.stringContaining(String(process.pid)) as string });
    expect(ids(store)).toHaveLength(2);
    const remote = addRun(folder, { state: 'running', process: otherHost });
    expect(problemOf(() => { store.remove([remote.id]); }).code).toBe('run-held');
  });

  it('takes damaged runs, but none of a newer version', () => {
    const folder = temporaryFolder();
    const [damaged, newer] = [addRun(folder), addRun(folder)];
    writeFileSync(join(damaged.path, 'config.json'), '');
    writeFileSync(join(newer.path, 'config.json'), '{"version": 7}');
    const store = open(folder);
    store.remove([damaged.id]);
    expect(store.list().unreadable).toHaveLength(1);
    expect(problemOf(() => { store.remove([newer.id]); }).code).toBe('run-from-newer-version');
    store.restore([damaged.id]);
    expect(store.list().unreadable).toHaveLength(2);
  });
});
