import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fingerprintOf } from '../../../src-main/store/fingerprint';
import { RunStore } from '../../../src-main/store/runStore';
import type { StoreChange } from '../../../src-main/store/storeChange';
import { problemOf } from '../../unit/store/problemOf';
import { temporaryFolder } from '../../unit/store/temporaryFolder';
import { buildStoreProcess } from './buildStoreProcess';

let program: string;

beforeAll(async () => { program = await buildStoreProcess(); });
afterAll(() => { rmSync(dirname(program), { recursive: true }); });

function start(...parameters: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => { child.kill('SIGKILL'); });
  return child;
}

async function answerOf(child: ChildProcess): Promise<Record<string, unknown>> {
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  return JSON.parse(line) as Record<string, unknown>;
}

describe('two processes and one runs folder', () => {
  it('write at once and lose nothing', async () => {
    const folder = temporaryFolder();
    const signal = join(temporaryFolder(), 'start');
    const children = [1, 2, 3].map(() => start('make', folder, signal, '8'));
    const answers = children.map(answerOf);
    writeFileSync(signal, '');
    expect(await Promise.all(answers)).toEqual([{ made: 8 }, { made: 8 }, { made: 8 }]);
    expect(readdirSync(folder).filter((name) => name.startsWith('index-damaged'))).toEqual([]);
    const database = new Database(join(folder, 'index.sqlite'), { timeout: 5000 });
    const rows = database.prepare('select folder, fingerprint, state, last_sequence from runs').all();
    database.close();
    expect(rows).toHaveLength(24);
    for (const row of rows as { folder: string }[]) {
      expect(row).toEqual({ folder: row.folder, fingerprint: fingerprintOf(join(folder, row.folder)), state: 'finished', last_sequence: 4 });
    }
  });

  it('see each other train, and notice when one is killed', async () => {
    const folder = temporaryFolder();
    const store = RunStore.open(folder);
    onTestFinished(() => { store.close(); });
    const changes: StoreChange[] = [];
    onTestFinished(store.watch((change) => { changes.push(change); }));
    const child = start('hold', folder);
    const id = String((await answerOf(child)).id);
    const sequences = () => changes.flatMap((change) => (change.kind === 'metrics' ? change.records.map(({ sequence }) => sequence) : []));
    await vi.waitFor(() => { expect(sequences().length).toBeGreaterThan(60); }, { timeout: 30_000 });
    expect(problemOf(() => { store.remove([id]); })).toMatchObject({ code: 'run-held', where: `process ${String(child.pid)} on ${hostname()}` });
    expect(store.summary(id)).toMatchObject({ status: { state: 'running' }, heldHere: false });
    child.kill('SIGKILL');
    await vi.waitFor(() => { expect(store.summary(id).status.state).toBe('interrupted'); }, { timeout: 30_000 });
    expect(sequences()).toEqual(sequences().map((_, index) => index));
    const steps = changes.flatMap((change) => (change.kind === 'evaluated' ? [change.evaluation.step] : []));
    expect(steps).toEqual(steps.map((_, index) => 10 * index));
    expect(steps.length).toBeGreaterThan(3);
    expect(changes.filter(({ kind }) => kind === 'changed').at(-1)).toMatchObject({ run: { status: { id, state: 'interrupted', process: null } } });
    store.remove([id]);
    expect(store.list().runs).toEqual([]);
  });

  it('find the runs of a killed process interrupted when they open', async () => {
    const folder = temporaryFolder();
    const child = start('hold', folder);
    const id = String((await answerOf(child)).id);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = RunStore.open(folder);
    onTestFinished(() => { store.close(); });
    expect(store.summary(id)).toMatchObject({ status: { state: 'interrupted', process: null } });
  });
});
