import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideClient } from '@renderer/shared/client/client';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import type { RunSummary, UnreadableRun } from '@shared/run/summary';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { sampleRun } from '../support/sampleRuns';

let client: FakeClient;

beforeEach(() => {
  setActivePinia(createPinia());
  client = createFakeClient();
  provideClient(client);
});

/** Holds the answer to `runs.list` back until the test gives it. */
function holdList(): (answer: { runs: RunSummary[]; unreadable: UnreadableRun[] }) => void {
  let give: (answer: { runs: RunSummary[]; unreadable: UnreadableRun[] }) => void = () => undefined;
  client.answer('runs.list', () => new Promise((resolve) => { give = resolve; }));
  return (answer) => { give(answer); };
}

describe('runsStore while it reads', () => {
  it('keeps what happened while the list was read', async () => {
    const store = useRunsStore();
    const give = holdList();
    const loading = store.load();
    await Promise.resolve();
    const [kept, gone] = [sampleRun('20260301-100000-kept', 'running'), sampleRun('20260301-100100-gone')];
    client.emit('runs.changed', { ...kept, status: { ...kept.status, step: 777 } });
    client.emit('runs.removed', { ids: [gone.status.id] });
    give({ runs: [kept, gone], unreadable: [] });
    await loading;
    expect(store.runs.map(({ status }) => [status.id, status.step])).toEqual([[kept.status.id, 777]]);
  });

  it('can be read twice at once', async () => {
    const store = useRunsStore();
    await Promise.all([store.load(), store.load()]);
    expect(store.problem).toBeNull();
    expect(store.loaded).toBe(true);
  });
});
