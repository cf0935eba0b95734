import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import LiveScreen from '@renderer/features/live/LiveScreen.vue';
import { useChosenRuns } from '@renderer/features/live/chosenRuns';
import { createFakeClient } from '../support/fakeClient';
import { openScreen } from '../support/openScreen';
import { sampleEvaluation, sampleRun } from '../support/sampleRuns';

vi.mock('@renderer/shared/plots/plotlyFacade', () => ({
  loadPlotly: () => Promise.resolve({ draw: () => Promise.resolve(), purge: () => undefined, onClick: () => undefined, onHover: () => undefined, area: () => null, zoomed: () => false, toImage: () => Promise.resolve('') }),
}));
// No canvas in this environment; what is painted is tested beside the painter.
vi.mock('@renderer/shared/plots/painter/paintFigure', () => ({ paintFigure: () => undefined }));
enableAutoUnmount(afterEach);

const running = '20260301-100400-broadcast-2';

describe('LiveScreen', () => {
  it('says what to do when nothing trains, and takes the researcher there', async () => {
    const { wrapper, router } = await openScreen(LiveScreen, createFakeClient([]), '/live');
    expect(wrapper.text()).toContain('Nothing is training.');
    await wrapper.findAll('button').find((button) => button.text() === 'Set up an experiment…')!.trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/set-up');
  });

  it('shows the running run in detail, with its progress', async () => {
    const { wrapper } = await openScreen(LiveScreen, createFakeClient(), '/live');
    const item = wrapper.get(`[data-run="${running}"]`);
    expect(item.classes()).toContain('focused');
    expect(item.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('420');
    expect(item.text()).toContain('23 s left · 40.0 ms/step');
  });

  it('says how far the data of a run is read before its first step', async () => {
    const base = sampleRun(running, 'running');
    const run = { ...base, status: { ...base.status, step: 0, millisecondsPerStep: null }, experiment: { ...base.experiment, dataset: { type: 'rooms' as const, imageSize: 64 as const, origin: { type: 'file' as const, path: '/data/3dshapes.h5' } } } };
    const client = createFakeClient([run]);
    const { wrapper } = await openScreen(LiveScreen, client, '/live');
    client.emit('datasets.reading', { path: '/data/3dshapes.h5', fraction: 0.305 });
    await flushPromises();
    expect(wrapper.get(`[data-run="${running}"]`).text()).toContain('reading the data · 30%');
    client.emit('datasets.reading', { path: '/data/3dshapes.h5', fraction: 1 });
    await flushPromises();
    expect(wrapper.get(`[data-run="${running}"]`).text()).not.toContain('reading');
  });

  it('pauses, resumes and stops with buttons of these names', async () => {
    const client = createFakeClient();
    const { wrapper } = await openScreen(LiveScreen, client, '/live');
    const press = async (name: string) => {
      await wrapper.get(`[data-run="${running}"] [aria-label="${name}"]`).trigger('click');
      await flushPromises();
    };
    await press('Pause');
    expect(wrapper.get(`[data-run="${running}"]`).text()).toContain('paused');
    client.answer('runs.resume', () => { const run = sampleRun(running, 'running', 2); client.emit('runs.changed', run); return run; });
    await press('Resume');
    await press('Stop');
    expect(client.made.filter(({ input }) => (input as { id?: string }).id === running).map(({ name }) => name).filter((name) => /pause|resume|stop/.test(name))).toEqual(['runs.pause', 'runs.resume', 'runs.stop']);
  });

  it('does not steer a run that another process holds', async () => {
    const held = { ...sampleRun(running, 'running', 2), heldHere: false };
    const { wrapper } = await openScreen(LiveScreen, createFakeClient([held]), '/live');
    const pause = wrapper.get('[aria-label="Pause"]');
    expect(pause.attributes('disabled')).toBeDefined();
    expect(pause.attributes('title')).toContain('Another process holds this run');
  });

  it('overlays the runs that the address names, the first in detail', async () => {
    const [one, two] = ['20260301-100000-broadcast-0', '20260301-100200-deconv-0'];
    await openScreen(LiveScreen, createFakeClient(), `/live?run=${one},${two}`);
    const choice = useChosenRuns();
    expect([...choice.chosen]).toEqual([one, two]);
    expect(choice.focusedId).toBe(one);
  });

  it('adds a run to the plots and takes it out, but never the one in detail', async () => {
    const { wrapper } = await openScreen(LiveScreen, createFakeClient(), '/live');
    const choice = useChosenRuns();
    const other = '20260301-100000-broadcast-0';
    const toggle = (id: string) => wrapper.get(`[data-run="${id}"] .overlay`).trigger('click');
    await toggle(other);
    expect(choice.chosen.has(other)).toBe(true);
    await toggle(other);
    expect(choice.chosen.has(other)).toBe(false);
    await toggle(running);
    expect(choice.chosen.has(running)).toBe(true);
  });

  it('reads the images of each new evaluation while it trains', async () => {
    const client = createFakeClient();
    const { wrapper } = await openScreen(LiveScreen, client, '/live');
    client.emit('runs.evaluated', { id: running, evaluation: sampleEvaluation(410) });
    await flushPromises();
    expect(wrapper.get('[aria-label="Traversals"]').text()).toContain('step 410');
    expect(wrapper.get('[aria-label="Reconstructions"] img').attributes('alt')).toContain('reconstructions');
  });

  it('puts the caution beside MIG', async () => {
    const { wrapper } = await openScreen(LiveScreen, createFakeClient(), '/live');
    expect(wrapper.get('[aria-label="MIG"]').text()).toContain('blind to rotation and folding');
    expect(wrapper.find('[aria-label="Geometry score"]').exists()).toBe(true);
    expect(wrapper.find('[aria-label="Geometry"]').exists()).toBe(true);
  });
});
