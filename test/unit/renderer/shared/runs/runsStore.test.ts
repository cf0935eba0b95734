import { provideClient } from '@renderer/shared/client/client';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { ProblemError } from '@shared/problem';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClient, type FakeClient } from '../../support/fakeClient';
import { sampleRun } from '../../support/sampleRuns';

let client: FakeClient;

beforeEach(() => {
  client = createFakeClient([sampleRun('20260301-100000-a', 'finished'), sampleRun('20260301-100100-b', 'running')]);
  provideClient(client);
  setActivePinia(createPinia());
});

const ids = (store: ReturnType<typeof useRunsStore>) => store.runs.map(({ status }) => status.id);

describe('runs store', () => {
  it('lists runs newest first and counts those that train', async () => {
    const store = useRunsStore();
    expect(store.loaded).toBe(false);
    await store.load();
    expect(store.loaded).toBe(true);
    expect(ids(store)).toEqual(['20260301-100100-b', '20260301-100000-a']);
    expect(store.running).toHaveLength(1);
  });

  it('takes age from the time of creation: the ids of a study have none', async () => {
    const of = (id: string, createdAt: string) => { const run = sampleRun(id, 'finished'); return { ...run, status: { ...run.status, createdAt } }; };
    client.answer('runs.list', () => ({ runs: [of('s1-deconv-0123456789abcdef', '2026-03-01T10:00:30.000Z'), of('20260301-100000-a', '2026-03-01T10:00:00.000Z'), of('20260301-100100-b', '2026-03-01T10:01:00.000Z')], unreadable: [] }));
    const store = useRunsStore();
    await store.load();
    expect(ids(store)).toEqual(['20260301-100100-b', 's1-deconv-0123456789abcdef', '20260301-100000-a']);
  });

  it('follows changes, new runs and removals', async () => {
    const store = useRunsStore();
    await store.load();
    client.emit('runs.changed', sampleRun('20260301-100100-b', 'paused'));
    client.emit('runs.changed', sampleRun('20260301-100200-c', 'queued'));
    client.emit('runs.removed', { ids: ['20260301-100000-a'] });
    expect(ids(store)).toEqual(['20260301-100200-c', '20260301-100100-b']);
    expect(store.running).toHaveLength(0);
    expect(store.queued).toHaveLength(1);
  });

  it('keeps the problem of a failed list, and forgets it when the next one succeeds', async () => {
    const store = useRunsStore();
    client.answer('runs.list', () => { throw new ProblemError({ code: 'x', what: 'The runs folder is gone.', where: '/runs', remedy: 'Put it back.' }); });
    await store.load();
    expect(store.problem?.what).toBe('The runs folder is gone.');
    client.answer('runs.list', () => ({ runs: [], unreadable: [] }));
    await store.load();
    expect(store.problem).toBeNull();
  });
});
