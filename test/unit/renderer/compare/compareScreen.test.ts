import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import CompareScreen from '@renderer/features/compare/CompareScreen.vue';
import { useCompareStore } from '@renderer/features/compare/compareStore';
import { useSavedViews } from '@renderer/features/compare/savedViews';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';

enableAutoUnmount(afterEach);
beforeEach(() => { localStorage.clear(); });

const ids = ['20260301-100000-broadcast-0', '20260301-100100-broadcast-1', '20260301-100200-deconv-0', '20260301-100300-deconv-1'] as const;
const four = () => createFakeClient(ids.map((id, index) => sampleRun(id, 'finished', index % 2, index < 2 ? 'broadcast' : 'deconv')));

async function open(client: FakeClient, path = '/compare?view=table') {
  const screen = await openScreen(CompareScreen, client, path);
  await useStudiesStore().load();
  await flushPromises();
  return screen;
}

describe('CompareScreen', () => {
  it('groups replicas by their configuration, and reads their evaluations', async () => {
    const { wrapper } = await open(four());
    const compare = useCompareStore();
    expect(compare.groups.map(({ label, runs }) => [label, runs.length])).toEqual([['Broadcast', 2], ['DeConv', 2]]);
    expect(compare.shown.every(({ evaluation }) => evaluation !== null)).toBe(true);
    expect(wrapper.text()).toContain('4 runs in 2 groups');
  });

  it('compares the runs of its address', async () => {
    const { router } = await open(four(), `/compare?runs=${ids[0]},${ids[2]}`);
    expect(useCompareStore().compared.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(router.currentRoute.value.query['runs']).toBe(`${ids[0]},${ids[2]}`);
  });

  it('filters by clicking a value, and lets all pass again at a second click', async () => {
    const { wrapper } = await open(four());
    const value = () => wrapper.findAll('.value').find((one) => one.text().startsWith('DeConv'))!;
    await value().trigger('click');
    expect(useCompareStore().shown.map(({ id }) => id)).toEqual([ids[2], ids[3]]);
    expect(value().attributes('aria-pressed')).toBe('true');
    await value().trigger('click');
    expect(useCompareStore().shown).toHaveLength(4);
  });

  it('reads everything against a pinned group', async () => {
    const { wrapper } = await open(four());
    await wrapper.get('button[aria-label="Baseline: Broadcast"]').trigger('click');
    expect(useCompareStore().baseline?.label).toBe('Broadcast');
    await wrapper.get('button[aria-label="Baseline: Broadcast"]').trigger('click');
    expect(useCompareStore().baseline).toBeNull();
  });

  it('keeps only picked runs, and the address follows', async () => {
    const { wrapper, router } = await open(four());
    useCompareStore().pick([ids[1], ids[3]]);
    await nextTick();
    const keep = wrapper.findAll('button').find((one) => one.text() === 'Keep only these')!;
    await keep.trigger('click');
    await flushPromises();
    expect(useCompareStore().compared.map(({ id }) => id)).toEqual([ids[1], ids[3]]);
    expect(router.currentRoute.value.query['runs']).toBe(`${ids[1]},${ids[3]}`);
  });

  it('lets runs that still train wait until they are asked for', async () => {
    await open(createFakeClient([sampleRun(ids[0]), sampleRun(ids[1], 'running', 1)]));
    const compare = useCompareStore();
    expect(compare.shown.map(({ id }) => id)).toEqual([ids[0]]);
    compare.withTraining = true;
    expect(compare.shown).toHaveLength(2);
  });

  it('lets runs that diverged wait until they are asked for, by their box or by their state', async () => {
    await open(createFakeClient([sampleRun(ids[0]), sampleRun(ids[1], 'diverged', 1), sampleRun(ids[2], 'running', 2)]));
    const compare = useCompareStore();
    expect(compare.shown.map(({ id }) => id)).toEqual([ids[0]]);
    compare.withDiverged = true;
    expect(compare.shown.map(({ state }) => state).sort()).toEqual(['diverged', 'finished']);
    compare.withDiverged = false;
    compare.toggleFilter('state', 'diverged');
    expect(compare.shown.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('shows what trains where nothing else is there', async () => {
    await open(createFakeClient([sampleRun(ids[1], 'running', 1)]));
    expect(useCompareStore().shown).toHaveLength(1);
  });

  it('makes nothing anew for the progress of a run', async () => {
    const client = four();
    await open(client);
    const before = useCompareStore().shown;
    const run = sampleRun(ids[0], 'finished', 0);
    client.emit('runs.changed', { ...run, status: { ...run.status, heartbeatAt: '2026-03-01T11:00:00.000Z' } });
    expect(useCompareStore().shown).toBe(before);
  });

  it('reads an evaluation again when a run was evaluated', async () => {
    const client = four();
    await open(client);
    const asked = () => client.made.filter(({ name }) => name === 'comparison.evaluations').length;
    const before = asked();
    client.emit('runs.evaluated', { id: ids[0], evaluation: (await client.call('runs.evaluations', { id: ids[0] })).evaluations[0]! });
    await flushPromises();
    expect(asked()).toBe(before + 1);
  });

  it('says what to do where there are no runs', async () => {
    const { wrapper } = await open(createFakeClient([]));
    expect(wrapper.text()).toContain('Nothing to compare yet.');
  });

  it('moves between views with the arrow keys', async () => {
    const { wrapper, router } = await open(four(), '/compare?view=rate-distortion');
    await wrapper.get('[role="tablist"]').trigger('keydown', { key: 'ArrowRight' });
    await flushPromises();
    expect(router.currentRoute.value.query['view']).toBe('distributions');
  });
});

describe('saved views', () => {
  it('bring back runs, groups, filters, baseline and settings', async () => {
    await open(four(), `/compare?runs=${ids[0]},${ids[1]},${ids[2]}&view=table`);
    const compare = useCompareStore();
    compare.chosenGroupBy = ['training.seed'];
    compare.toggleFilter('training.seed', '0');
    compare.chosenBaseline = { kind: 'run', id: ids[0] };
    compare.settings = { table: { spread: 'interval' } };
    const { save } = useSavedViews();
    const state = compare.state();
    save({ name: 'mine', state });
    compare.compare({ kind: 'all' });
    expect(compare.shown).toHaveLength(4);
    compare.restore(useSavedViews().saved.value.find(({ name }) => name === 'mine')!.state);
    expect(compare.state()).toEqual(state);
    expect(compare.shown.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(compare.baseline?.runs.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('are none where what was kept cannot be read', () => {
    localStorage.setItem('sbd-workbench.compare-views', '[{"name": 3}]');
    expect(useSavedViews().saved.value).toEqual([]);
  });
});
