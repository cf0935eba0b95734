import LiveScreen from '@renderer/features/live/LiveScreen.vue';
import { useChosenRuns } from '@renderer/features/live/chosenRuns';
import { queueEntries } from '@renderer/features/live/queueEntries';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeClient } from '../support/fakeClient';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';
import { samplePlan, sampleStudy } from '../support/sampleStudies';

vi.mock('@renderer/shared/plots/plotlyFacade', () => ({
  loadPlotly: () => Promise.resolve({ draw: () => Promise.resolve(), purge: () => undefined, onClick: () => undefined, onHover: () => undefined, area: () => null, zoomed: () => false, toImage: () => Promise.resolve('') }),
}));
vi.mock('@renderer/shared/plots/painter/paintFigure', () => ({ paintFigure: () => undefined }));
enableAutoUnmount(afterEach);

const study = { ...sampleStudy({ ...samplePlan(), replicas: { count: 20, firstSeed: 0 } }, 'running'), done: 23 };
const ids = study.cells.flatMap(({ runs }) => runs.map(({ id }) => id));
const single = '20260301-100400-broadcast-2';

async function open() {
  const runs = [sampleRun(single, 'queued'), ...ids.map((id, index) => sampleRun(id, index < 23 ? 'finished' : index < 25 ? 'running' : 'queued'))];
  const client = createFakeClient(runs);
  client.answer('studies.list', () => ({ studies: [study], unreadable: [] }));
  const mounted = await openScreen(LiveScreen, client, '/live');
  await useStudiesStore().load();
  await flushPromises();
  return { ...mounted, client };
}

describe('a study in the list of Live', () => {
  it('is one entry: those that train, and the rest when it is unfolded', async () => {
    const { wrapper } = await open();
    const entry = wrapper.get(`[data-study="${study.study.id}"]`);
    expect(entry.text()).toContain('23 of 120 done, 2 training');
    expect(entry.findAll('[data-run]')).toHaveLength(2);
    expect(wrapper.findAll('[data-run]')).toHaveLength(3);
    await entry.get('[aria-expanded]').trigger('click');
    expect(entry.findAll('[data-run]')).toHaveLength(97);
  });

  it('keeps in the plots only those of its runs that train', async () => {
    const { client } = await open();
    const choice = useChosenRuns();
    expect([...choice.chosen].sort()).toEqual([ids[23]!, ids[24]!].sort());
    client.emit('runs.changed', sampleRun(ids[23]!, 'finished'));
    client.emit('runs.changed', sampleRun(ids[25]!, 'running'));
    await flushPromises();
    expect([...choice.chosen].sort()).toEqual([ids[24]!, ids[25]!].sort());
  });
});

describe('queueEntries', () => {
  it('folds the runs of each study where the first of them stood', () => {
    const runs = [sampleRun('20260301-100000-a'), sampleRun(ids[0]!), sampleRun('20260301-100000-b'), sampleRun(ids[1]!)];
    const entries = queueEntries(runs, (id) => (ids.includes(id) ? study : null));
    expect(entries.map(({ kind, key }) => [kind, key])).toEqual([['run', '20260301-100000-a'], ['study', study.study.id], ['run', '20260301-100000-b']]);
  });
});
