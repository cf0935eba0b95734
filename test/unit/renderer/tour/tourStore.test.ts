import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { tourExperiment } from '@renderer/features/tour/tourExperiment';
import { readTourProgress } from '@renderer/features/tour/tourProgress';
import { useTourStore } from '@renderer/features/tour/tourStore';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useToasts } from '@renderer/shared/ui/toasts';
import { createFakeClient } from '../support/fakeClient';
import { mountScreen, type Mounted } from '../support/mountScreen';
import { sampleRun, sampleRuns } from '../support/sampleRuns';

const RUN = '20260401-100000-broadcast-0';
let mounted: Mounted;

/** A new window on the same profile. */
async function open(runs = [] as ReturnType<typeof sampleRuns>): Promise<ReturnType<typeof useTourStore>> {
  const store: { tour?: ReturnType<typeof useTourStore> } = {};
  mounted = await mountScreen({ setup: () => { store.tour = useTourStore(); return () => null; } }, { client: createFakeClient(runs) });
  await useRunsStore().load();
  return store.tour!;
}

async function put(...run: Parameters<typeof sampleRun>): Promise<void> {
  mounted.client.emit('runs.changed', sampleRun(...run));
  await flushPromises();
}

const path = () => mounted.router.currentRoute.value.fullPath;
const notices = () => useToasts().toasts.value.flatMap(({ content }) => (content.kind === 'notice' ? [content.text] : []));

/** A tour that has come to a step of Live, with its run in a state. */
async function inLive(state: Parameters<typeof sampleRun>[1]): Promise<ReturnType<typeof useTourStore>> {
  const tour = await open();
  tour.begin();
  await put(RUN, 'queued');
  await put(RUN, 'running');
  await mounted.router.push('/live');
  await put(RUN, state);
  return tour;
}

beforeEach(() => {
  localStorage.clear();
  for (const { id } of useToasts().toasts.value) useToasts().dismiss(id);
});

describe('the offer', () => {
  it('is made to those who come for the first time, until they answer', async () => {
    const tour = await open();
    expect(tour.offered).toBe(true);
    tour.end();
    expect(tour.offered).toBe(false);
    expect((await open()).offered).toBe(false);
  });

  it('is not made where there are runs, and ends with the first one', async () => {
    expect((await open(sampleRuns())).offered).toBe(false);
    const tour = await open();
    await put(RUN, 'queued');
    expect(tour.offered).toBe(false);
  });

  it('waits until it is known that there are none', async () => {
    let tour!: ReturnType<typeof useTourStore>;
    await mountScreen({ setup: () => { tour = useTourStore(); return () => null; } });
    expect(tour.offered).toBe(false);
  });
});

describe('the way through the tour', () => {
  it('begins in Set up with its experiment, on the device that needs no measuring', async () => {
    const tour = await open();
    await mounted.router.push('/devices');
    const setUp = useSetUpStore();
    setUp.replicas = 4;
    setUp.planning = true;
    tour.begin();
    await flushPromises();
    expect(path()).toBe('/set-up');
    expect(setUp.experiment).toEqual(tourExperiment('broadcast'));
    expect([setUp.device, setUp.replicas, setUp.planning]).toEqual(['cpu', 1, false]);
    expect(tour.step?.id).toBe('experiment');
  });

  it('offers somebody’s own experiment back', async () => {
    const tour = await open();
    const setUp = useSetUpStore();
    setUp.draft.model.latents = 6;
    tour.begin();
    expect(setUp.draft.model.latents).toBe(10);
    useToasts().toasts.value.at(-1)!.action!.run();
    expect(setUp.draft.model.latents).toBe(6);
  });

  it('goes on when the run really trains, from whichever step it was started', async () => {
    const tour = await open();
    tour.begin();
    tour.next();
    await put(RUN, 'queued');
    expect([tour.step?.id, tour.screen, tour.readyForNext, tour.hasPrevious]).toEqual(['start', 'live', false, false]);
    await put(RUN, 'running');
    expect(tour.step?.id).toBe('curves');
    expect(useSetUpStore().device).toBe('auto');
  });

  it('does not take runs for its own that were there before, or that do not train', async () => {
    const tour = await open(sampleRuns());
    tour.begin();
    await put('20260301-100500-broadcast-3', 'running', 3);
    await put('20260401-000000-imported', 'finished');
    expect(tour.run).toBeNull();
    expect(tour.step?.id).toBe('experiment');
  });

  it('is over with Live when the run is trained', async () => {
    const tour = await inLive('running');
    tour.next();
    expect([tour.step?.id, tour.readyForNext]).toEqual(['geometry', false]);
    await put(RUN, 'finished');
    expect(tour.readyForNext).toBe(true);
    tour.next();
    await flushPromises();
    expect(path()).toBe(`/analyse/${RUN}`);
    tour.back();
    await flushPromises();
    expect(path()).toBe(`/live?run=${RUN}`);
  });

  it('goes on with a stopped run, and trains anew after one that failed', async () => {
    const tour = await inLive('stopped');
    tour.next();
    expect(tour.readyForNext).toBe(true);
    await put(RUN, 'failed');
    expect(tour.readyForNext).toBe(false);
    tour.trainAgain();
    await flushPromises();
    expect([tour.step?.id, tour.run, path()]).toEqual(['start', null, '/set-up']);
    await put('20260401-110000-broadcast-0', 'running');
    expect(tour.step?.id).toBe('curves');
  });

  it('notices that somebody looks at something else, and leads back', async () => {
    const tour = await inLive('finished');
    expect(tour.away).toBe(false);
    await mounted.router.push('/runs');
    expect(tour.away).toBe(true);
    tour.goThere();
    await flushPromises();
    expect([path(), tour.away]).toEqual([`/live?run=${RUN}`, false]);
    tour.next();
    tour.next();
    await flushPromises();
    await mounted.router.push(`/analyse/${RUN}?view=metrics`);
    expect(tour.away).toBe(true);
  });

  it('goes on where it was in a new window', async () => {
    (await open()).begin();
    expect([(await open()).step?.id, useSetUpStore().device]).toEqual(['experiment', 'cpu']);
    useTourStore().skip();
    await inLive('running');
    const tour = await open([sampleRun(RUN, 'running')]);
    expect([tour.step?.id, tour.run?.status.id, tour.offered]).toEqual(['curves', RUN, false]);
    expect(useSetUpStore().device).toBe('auto');
  });

  it('begins with a step that another version called differently as if it were over', async () => {
    localStorage.setItem('sbd-workbench.tour', JSON.stringify({ seen: true, step: 'gone', run: null }));
    expect((await open()).step).toBeNull();
  });

  it('is left at any step, gives the device back, and says where it waits', async () => {
    const tour = await open();
    tour.begin();
    tour.skip();
    expect([tour.step, tour.offered, useSetUpStore().device]).toEqual([null, false, 'auto']);
    expect(notices().at(-1)).toContain('command palette');
    expect(readTourProgress()).toEqual({ seen: true, step: null, run: null });
  });

  it('leaves a device alone that the researcher chose meanwhile', async () => {
    const tour = await open();
    tour.begin();
    useSetUpStore().device = 'webgpu';
    tour.skip();
    expect(useSetUpStore().device).toBe('webgpu');
  });

  it('ends with the experiment to compare with', async () => {
    const tour = await inLive('finished');
    tour.prepareComparison();
    await flushPromises();
    expect(useSetUpStore().experiment).toEqual(tourExperiment('deconv'));
    expect([path(), tour.step]).toEqual(['/set-up', null]);
  });
});
