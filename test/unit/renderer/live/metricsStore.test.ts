import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useMetricsStore } from '@renderer/features/live/metricsStore';
import { provideClient } from '@renderer/shared/client/client';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { ProblemError } from '@shared/problem';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { sampleEvaluation, sampleMetrics, sampleRun } from '../support/sampleRuns';

const id = '20260301-100400-broadcast-2';
const running = sampleRun(id, 'running', 2);
let client: FakeClient;

beforeEach(async () => {
  setActivePinia(createPinia());
  client = createFakeClient([running]);
  provideClient(client);
  await useRunsStore().load();
});

async function followed() {
  const store = useMetricsStore();
  store.follow(id);
  await vi.waitFor(() => { expect(store.courseOf(id).loading).toBe(false); });
  return store;
}

describe('metricsStore', () => {
  it('opens late: reads the store, then follows the stream', async () => {
    const store = await followed();
    expect(store.courseOf(id).records).toHaveLength(42);
    const next = sampleMetrics(500).slice(40, 45);
    client.emit('runs.metricsAdded', { id, records: next });
    expect(store.courseOf(id).records.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 45 }, (_, index) => index));
  });

  it('reads once, however often a run is followed', async () => {
    const store = await followed();
    store.follow(id);
    expect(client.made.filter(({ name }) => name === 'runs.metrics')).toHaveLength(1);
  });

  it('adds evaluations by step and replaces a repeated one', async () => {
    const store = await followed();
    const before = store.courseOf(id).evaluations.length;
    client.emit('runs.evaluated', { id, evaluation: sampleEvaluation(300) });
    client.emit('runs.evaluated', { id, evaluation: { ...sampleEvaluation(300), nll: 1 } });
    const { evaluations } = store.courseOf(id);
    expect(evaluations).toHaveLength(before + 1);
    expect(evaluations.find(({ step }) => step === 300)?.nll).toBe(1);
    expect(evaluations.map(({ step }) => step)).toEqual([...evaluations.map(({ step }) => step)].sort((left, right) => left - right));
  });

  it('reads everything anew when the run was taken up again', async () => {
    const store = await followed();
    const rewritten = sampleMetrics(200, 5);
    client.answer('runs.metrics', ({ after }) => ({ records: rewritten.filter(({ sequence }) => sequence > after) }));
    client.answer('runs.evaluations', () => ({ evaluations: [sampleEvaluation(10)] }));
    client.emit('runs.changed', { ...running, status: { ...running.status, attempt: 1 } });
    await vi.waitFor(() => { expect(store.courseOf(id).records).toEqual(rewritten); });
    expect(store.courseOf(id).evaluations.map(({ step }) => step)).toEqual([10]);
  });

  it('does not read anew for a change within the same attempt', async () => {
    await followed();
    client.emit('runs.changed', { ...running, status: { ...running.status, step: 430 } });
    expect(client.made.filter(({ name }) => name === 'runs.metrics')).toHaveLength(1);
  });

  it('says why a course could not be read, and reads it on retry', async () => {
    client.answer('runs.metrics', () => { throw new ProblemError({ code: 'unreadable', what: 'The metrics could not be read.', where: id, remedy: 'Try again.' }); });
    const store = await followed();
    expect(store.courseOf(id).problem?.what).toBe('The metrics could not be read.');
    client.answer('runs.metrics', () => ({ records: sampleMetrics(100) }));
    store.retry(id);
    await vi.waitFor(() => { expect(store.courseOf(id).records).toHaveLength(10); });
    expect(store.courseOf(id).problem).toBeNull();
  });

  it('forgets a removed run', async () => {
    const store = await followed();
    client.emit('runs.removed', { ids: [id] });
    expect(store.courseOf(id).records).toHaveLength(0);
    client.emit('runs.metricsAdded', { id, records: sampleMetrics(10) });
    expect(store.courseOf(id).records).toHaveLength(0);
  });
});
