import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunStatus } from '@shared/run/status';
import { readRun, reconcileRun } from '../../../src-main/store/readRun';
import { RunFolder } from '../../../src-main/store/runFolder';
import { listRunFolders } from '../../../src-main/store/runPaths';
import { isHeldHere, thisProcess } from '../../../src-main/store/runProcess';
import { RunsWatcher } from '../../../src-main/store/runsWatcher';
import type { StoreChange } from '../../../src-main/store/storeChange';
import { evaluation, experiment, metric, metrics, noAnnotations, snapshot } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

/** A living process that is not this one. */
const otherProcess = { pid: process.ppid, host: hostname() };
const longAgo = '2020-01-01T00:00:00.000Z';

function addRun(folder: string, changes: Partial<RunStatus> = {}): RunFolder {
  const run = RunFolder.create(folder, experiment, 'auto', noAnnotations);
  setStatus(run, { state: 'running', process: otherProcess, ...changes });
  return run;
}

function setStatus(run: RunFolder, changes: Partial<RunStatus>): void {
  run.writeStatus({ ...run.readStatus(), ...changes });
}

/** A watcher without an index, polled by hand; `told` is what it told since the last poll. */
function watch(runsFolder: string): { watcher: RunsWatcher; poll: () => StoreChange[]; forgotten: string[] } {
  const told: StoreChange[] = [];
  const forgotten: string[] = [];
  const watcher = new RunsWatcher({
    runsFolder,
    entries: listRunFolders(runsFolder).map((name) => readRun(join(runsFolder, name))),
    read: (name) => readRun(join(runsFolder, name)),
    reconcile: (name) => reconcileRun(join(runsFolder, name)),
    forget: (names) => { forgotten.push(...names); },
    present: (summary) => ({ ...summary, heldHere: isHeldHere(summary.status) }),
  }, (change) => { told.push(change); });
  return { watcher, forgotten, poll: () => { watcher.poll(); return told.splice(0); } };
}

function kinds(changes: StoreChange[]): string[] {
  return changes.map(({ kind }) => kind);
}

afterEach(() => { vi.restoreAllMocks(); });

describe('watching runs of other processes', () => {
  it('is silent while nothing happens', () => {
    const folder = temporaryFolder();
    addRun(folder).appendMetrics(metrics(2));
    addRun(folder, { state: 'finished', process: null });
    const { poll } = watch(folder);
    expect(poll()).toEqual([]);
    expect(poll()).toEqual([]);
  });

  it('tells each metric record once, in order', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    run.appendMetrics(metrics(3));
    const { poll } = watch(folder);
    run.appendMetrics(metrics(2, 3));
    expect(poll()).toEqual([
      { kind: 'changed', run: expect.objectContaining({ headline: expect.objectContaining({ loss: 96 }) as object, heldHere: false }) as object },
      { kind: 'metrics', id: run.id, records: metrics(2, 3) },
    ]);
    expect(poll()).toEqual([]);
    run.appendMetrics([metric(5)]);
    expect(poll().at(-1)).toEqual({ kind: 'metrics', id: run.id, records: [metric(5)] });
  });

  it('tells each evaluation once', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    run.writeSnapshot(snapshot(0));
    const { poll } = watch(folder);
    run.writeSnapshot(snapshot(1));
    run.writeSnapshot(snapshot(10));
    expect(poll()).toEqual([{ kind: 'evaluated', id: run.id, evaluation: evaluation(1) }, { kind: 'evaluated', id: run.id, evaluation: evaluation(10) }]);
    run.writeFinalEvaluation(evaluation(20));
    setStatus(run, { state: 'finished', process: null });
    expect(kinds(poll())).toEqual(['changed', 'evaluated']);
    expect(poll()).toEqual([]);
  });

  it('tells a new run with all that is in it, once it is complete', () => {
    const folder = temporaryFolder();
    const { poll } = watch(folder);
    const elsewhere = addRun(temporaryFolder());
    elsewhere.appendMetrics(metrics(2));
    elsewhere.writeSnapshot(snapshot(0));
    const copy = join(folder, elsewhere.id);
    cpSync(elsewhere.path, copy, { recursive: true, filter: (path) => basename(path) !== 'config.json' });
    expect(poll()).toEqual([]);
    cpSync(join(elsewhere.path, 'config.json'), join(copy, 'config.json'));
    expect(kinds(poll())).toEqual(['changed', 'metrics', 'evaluated']);
    expect(poll()).toEqual([]);
  });

  it('tells which runs are gone, and forgets them', () => {
    const folder = temporaryFolder();
    const [kept, gone, damaged] = [addRun(folder), addRun(folder), addRun(folder)];
    writeFileSync(join(damaged.path, 'status.json'), '');
    const { poll, forgotten } = watch(folder);
    for (const run of [gone, damaged]) rmSync(run.path, { recursive: true });
    expect(poll()).toEqual([{ kind: 'removed', ids: [gone.id] }]);
    expect(forgotten.sort()).toEqual([gone.id, damaged.id].sort());
    expect(poll()).toEqual([]);
    expect(readdirSync(folder)).toEqual([kept.id]);
  });

  it('does not take a runs folder that is away for one without runs', () => {
    const folder = temporaryFolder();
    addRun(folder);
    const { poll } = watch(folder);
    renameSync(folder, `${folder}-away`);
    expect(poll()).toEqual([]);
    renameSync(`${folder}-away`, folder);
    expect(poll()).toEqual([]);
  });

  it('repeats nothing when training goes back to a checkpoint', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const { poll } = watch(folder);
    run.appendMetrics(metrics(6));
    run.writeSnapshot(snapshot(50));
    poll();
    run.truncateMetrics(40);
    run.removeSnapshotsAfter(40);
    run.appendMetrics(metrics(1, 4));
    setStatus(run, { attempt: 1 });
    expect(kinds(poll())).toEqual(['changed']);
    run.appendMetrics(metrics(3, 5));
    run.writeSnapshot(snapshot(50));
    run.writeSnapshot(snapshot(70));
    expect(poll().slice(1)).toEqual([{ kind: 'metrics', id: run.id, records: metrics(2, 6) }, { kind: 'evaluated', id: run.id, evaluation: evaluation(70) }]);
  });

  it('comes round to every resting run', () => {
    const folder = temporaryFolder();
    const runs = Array.from({ length: 40 }, () => addRun(folder, { state: 'finished', process: null }));
    const { poll } = watch(folder);
    for (const run of runs) run.writeAnnotations({ tags: ['seen'], notes: '' });
    const told = [...poll(), ...poll()];
    expect(told).toHaveLength(40);
    expect(told.every((change) => change.kind === 'changed' && change.run.annotations.tags[0] === 'seen')).toBe(true);
  });

  it('follows a resting run that another process takes up, from where it was', () => {
    const folder = temporaryFolder();
    const run = addRun(folder, { state: 'stopped', process: null });
    run.appendMetrics(metrics(3));
    const { poll } = watch(folder);
    setStatus(run, { state: 'running', process: otherProcess });
    run.appendMetrics(metrics(1, 3));
    expect(poll().at(-1)).toEqual({ kind: 'metrics', id: run.id, records: [metric(3)] });
    run.appendMetrics(metrics(1, 4));
    expect(poll().at(-1)).toEqual({ kind: 'metrics', id: run.id, records: [metric(4)] });
  });

  it('survives a damaged file, and goes on when it is whole again', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const { poll } = watch(folder);
    const whole = readFileSync(join(run.path, 'status.json'));
    writeFileSync(join(run.path, 'status.json'), 'torn');
    expect(poll()).toEqual([]);
    run.appendMetrics(metrics(1));
    writeFileSync(join(run.path, 'metrics.jsonl'), 'nonsense\n');
    run.writeAnnotations({ tags: ['x'], notes: '' });
    rmSync(join(run.path, 'status.json'));
    expect(poll()).toEqual([]);
    writeFileSync(join(run.path, 'status.json'), whole);
    expect(kinds(poll())).toEqual(['changed']);
    rmSync(join(run.path, 'metrics.jsonl'));
    run.appendMetrics(metrics(2));
    expect(poll().at(-1)).toEqual({ kind: 'metrics', id: run.id, records: metrics(2) });
  });
});

describe('runs of this process', () => {
  it('are not told', () => {
    const folder = temporaryFolder();
    const run = addRun(folder, { process: thisProcess() });
    const { poll, watcher } = watch(folder);
    run.appendMetrics(metrics(2));
    setStatus(run, { step: 20 });
    expect(poll()).toEqual([]);
    setStatus(run, { state: 'finished', process: null });
    watcher.noticed(readRun(run.path));
    expect(poll()).toEqual([]);
    const made = addRun(folder, { process: thisProcess() });
    watcher.noticed(readRun(made.path));
    rmSync(run.path, { recursive: true });
    watcher.forgotten([run.id]);
    expect(poll()).toEqual([]);
  });

  it('do not hide what another process did at the same time', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const { poll, watcher } = watch(folder);
    run.appendMetrics(metrics(2));
    run.writeAnnotations({ tags: ['mine'], notes: '' });
    watcher.noticed(readRun(run.path));
    expect(poll()).toEqual([{ kind: 'metrics', id: run.id, records: metrics(2) }]);
  });
});

describe('runs that nobody works on any more', () => {
  it('become interrupted at once when their process is gone', () => {
    const folder = temporaryFolder();
    const run = addRun(folder);
    const { poll } = watch(folder);
    vi.spyOn(process, 'kill').mockImplementation(() => { throw Object.assign(new Error('no such process'), { code: 'ESRCH' }); });
    expect(poll()).toEqual([{ kind: 'changed', run: expect.objectContaining({ status: expect.objectContaining({ state: 'interrupted' }) as object }) as object }]);
    expect(run.readStatus()).toMatchObject({ state: 'interrupted', process: null });
    expect(poll()).toEqual([]);
  });

  it('become interrupted when they stay silent, but not for having slept with the computer', () => {
    const folder = temporaryFolder();
    const asleep = addRun(folder, { process: { pid: 1, host: 'elsewhere' }, heartbeatAt: longAgo });
    const dead = addRun(folder, { process: { pid: 2, host: 'elsewhere' }, heartbeatAt: longAgo });
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
    const { poll } = watch(folder);
    expect(poll()).toEqual([]);
    clock.mockReturnValue(10_000);
    setStatus(asleep, { heartbeatAt: new Date().toISOString() });
    expect(poll()).toMatchObject([{ kind: 'changed', run: { status: { id: asleep.id, state: 'running' } } }]);
    clock.mockReturnValue(16_000);
    expect(poll()).toMatchObject([{ kind: 'changed', run: { status: { id: dead.id, state: 'interrupted' } } }]);
    expect(asleep.readStatus().state).toBe('running');
  });
});
