import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tinyPlan } from '../../support/tinyPlan';
import { poll, started, studyBench } from './studyBench';

describe('what is kept', () => {
  test('is left alone where it is damaged or newer, and listed with the reason', async () => {
    const bench = studyBench();
    const { study } = await bench.services['studies.create'](tinyPlan());
    const folder = join(bench.runsFolder, '.studies');
    const contents = { '20260101-000000-damaged': '{"version":1', '20260101-000001-newer': '{"version":99}', '20260101-000002-strange': '{"version":1,"id":7}' };
    for (const [name, content] of Object.entries(contents)) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'study.json'), content);
    }
    mkdirSync(join(folder, '20260101-000003-empty'));
    const { studies, unreadable } = await bench.services['studies.list']({});
    expect(studies.map((overview) => overview.study.id)).toEqual([study.id]);
    expect(unreadable.map(({ problem }) => problem.code).sort()).toEqual(['study-from-newer-version', 'study-unreadable', 'study-unreadable', 'study-unreadable']);
    for (const [name, content] of Object.entries(contents)) expect(readFileSync(join(folder, name, 'study.json'), 'utf8')).toBe(content);
    await expect(bench.services['studies.start']({ id: '20260101-000000-damaged' })).rejects.toMatchObject({ problem: { code: 'study-unreadable' } });
    await expect(bench.services['studies.start']({ id: '20260101-000009-nowhere' })).rejects.toMatchObject({ problem: { code: 'study-not-found' } });
  });

  test('goes to the trash and comes back, and its runs stay where they are', async () => {
    const bench = studyBench();
    const { id, overview, runs: [a0] } = await started(bench, { betas: [1], seeds: 1 });
    await expect(bench.services['studies.remove']({ id })).rejects.toMatchObject({ problem: { code: 'study-held' } });
    await bench.endOn('cpu', { state: 'finished' });
    await poll(() => bench.stateOf(id)).toMatchObject({ state: 'ended' });
    await bench.services['studies.remove']({ id });
    expect((await bench.services['studies.list']({})).studies).toEqual([]);
    expect(bench.store.has(a0!)).toBe(true);
    expect(bench.told.at(-1)).toEqual({ name: 'studies.removed', payload: { id } });
    const restored = await bench.services['studies.restore']({ id });
    expect(restored.study.plan).toEqual(overview.study.plan);
    await expect(bench.services['studies.restore']({ id })).rejects.toMatchObject({ problem: { code: 'study-not-in-trash' } });
  });

  test('has an id of its own for every study, whatever its name', async () => {
    const bench = studyBench();
    const names = ['β sweep', 'β sweep', '図', 'A/B\\C: "quoted"', '-- --', 'x'.repeat(120)];
    const ids = [];
    for (const name of names) ids.push((await bench.services['studies.create'](tinyPlan({ name }))).study.id);
    expect(new Set(ids).size).toBe(names.length);
    for (const id of ids) expect(existsSync(join(bench.runsFolder, '.studies', id, 'study.json'))).toBe(true);
  });

  test('may be changed by another process: that is noticed', async () => {
    const bench = studyBench();
    const { study } = await bench.services['studies.create'](tinyPlan());
    const file = join(bench.runsFolder, '.studies', study.id, 'study.json');
    const content = JSON.parse(readFileSync(file, 'utf8')) as { plan: object };
    bench.told.length = 0;
    writeFileSync(file, JSON.stringify({ ...content, plan: { ...content.plan, notes: 'from elsewhere' } }));
    await poll(() => bench.told.at(-1)).toMatchObject({ name: 'studies.changed', payload: { study: { plan: { notes: 'from elsewhere' } } } });
    rmSync(join(bench.runsFolder, '.studies', study.id), { recursive: true });
    await poll(() => bench.told.at(-1)).toEqual({ name: 'studies.removed', payload: { id: study.id } });
  });

  test('belongs to the process that trains it', async () => {
    const bench = studyBench();
    const { study } = await bench.services['studies.create'](tinyPlan());
    const file = join(bench.runsFolder, '.studies', study.id, 'study.json');
    const content = JSON.parse(readFileSync(file, 'utf8')) as object;
    // A process that lives as long as this test: the one that started it.
    writeFileSync(file, JSON.stringify({ ...content, state: 'running', process: { pid: process.ppid, host: hostname() }, heartbeatAt: new Date().toISOString() }));
    for (const call of ['studies.start', 'studies.pause', 'studies.stop', 'studies.remove'] as const) {
      await expect(bench.services[call]({ id: study.id })).rejects.toMatchObject({ problem: { code: 'study-held-elsewhere' } });
    }
  });
});
