import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import TourDock from '@renderer/features/tour/TourDock.vue';
import { useTourStore } from '@renderer/features/tour/tourStore';
import { tourSteps } from '@renderer/features/tour/tourSteps';
import { useDevicesStore } from '@renderer/shared/devices/devicesStore';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { createFakeClient, sampleDevices } from '../support/fakeClient';
import { mountScreen, type Mounted } from '../support/mountScreen';
import { sampleRun, sampleRuns } from '../support/sampleRuns';

const RUN = '20260401-100000-broadcast-0';
let mounted: Mounted;

async function open(runs = [] as ReturnType<typeof sampleRuns>): Promise<void> {
  mounted = await mountScreen(TourDock, { client: createFakeClient(runs), props: { disconnected: false } });
  await useRunsStore().load();
  await flushPromises();
}

const text = () => mounted.wrapper.text();
const region = () => mounted.wrapper.find('[role="region"]');
const buttons = () => mounted.wrapper.findAll('button').map((button) => button.text());
async function press(name: string): Promise<void> {
  const button = mounted.wrapper.findAll('button').find((one) => one.text() === name)!;
  button.element.focus();
  await button.trigger('click');
  await flushPromises();
}
async function put(...run: Parameters<typeof sampleRun>): Promise<void> {
  mounted.client.emit('runs.changed', sampleRun(...run));
  await flushPromises();
}

beforeEach(() => { localStorage.clear(); });
afterEach(() => {
  mounted.wrapper.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('TourDock', () => {
  it('shows nothing where there are runs', async () => {
    await open(sampleRuns());
    expect(region().exists()).toBe(false);
    expect(text()).toBe('');
  });

  it('offers without taking the focus, and leaves when it is declined', async () => {
    await open();
    expect(buttons()).toEqual(['Take the tour', 'Not now']);
    expect(document.activeElement).toBe(document.body);
    await press('Not now');
    expect(region().exists()).toBe(false);
  });

  it('is a region with the name of its step, whose words are read out and whose progress is not', async () => {
    await open();
    await press('Take the tour');
    expect(document.getElementById(region().attributes('aria-labelledby')!)!.textContent).toContain(tourSteps[0]!.title);
    const live = mounted.wrapper.get('[aria-live="polite"]');
    expect(live.text()).toContain(tourSteps[0]!.words);
    await put(RUN, 'running');
    expect(live.get('[aria-live="off"]').text()).toContain('Training: step 420 of 1,000');
    await put(RUN, 'finished');
    expect(live.text()).toContain('Trained in 40 s');
    expect(live.find('[aria-live="off"]').exists()).toBe(false);
  });

  it('marks what the step speaks of, and brings it into view when it appears', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
    await open();
    useTourStore().begin();
    await flushPromises();
    const style = () => mounted.wrapper.get('style').text();
    expect(style()).toContain(tourSteps[0]!.target);
    expect(scrolled).not.toHaveBeenCalled();
    const main = document.body.appendChild(document.createElement('main'));
    main.innerHTML = '<div aria-label="Experiment"></div>';
    vi.advanceTimersByTime(200);
    expect(scrolled.mock.contexts).toEqual([main.firstChild]);
    await mounted.router.push('/devices');
    await flushPromises();
    expect(style()).toBe('');
    vi.useRealTimers();
  });

  it('waits for the real button, and keeps the focus while it does', async () => {
    await open();
    await press('Take the tour');
    for (let step = 0; step < 3; step++) await press('Next');
    expect(buttons()).toEqual(['Back', 'Skip the tour']);
    expect(document.activeElement).toBe(region().element);
  });

  it('leaves the focus where somebody types', async () => {
    await open();
    await press('Take the tour');
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await put(RUN, 'running');
    expect(useTourStore().step?.id).toBe('curves');
    expect(document.activeElement).toBe(field);
  });

  it('leads back from other screens', async () => {
    await open();
    await press('Take the tour');
    await mounted.router.push('/devices');
    await flushPromises();
    expect(buttons()).toEqual(['Back to Set up', 'Skip the tour']);
    await press('Back to Set up');
    expect(mounted.router.currentRoute.value.path).toBe('/set-up');
  });

  it('is left with Escape, and the focus is with the screen', async () => {
    const main = document.body.appendChild(document.createElement('main'));
    main.id = 'main';
    main.tabIndex = -1;
    await open();
    await press('Take the tour');
    await region().trigger('keydown', { key: 'Escape' });
    await flushPromises();
    expect(region().exists()).toBe(false);
    expect(document.activeElement).toBe(main);
  });

  it('says what is in the way of training, and leads to it', async () => {
    await open();
    mounted.client.answer('devices.list', () => sampleDevices.map((device) => ({ ...device, unavailable: 'It is broken.' })));
    await useDevicesStore().load();
    await press('Take the tour');
    for (let step = 0; step < 3; step++) await press('Next');
    expect(text()).toContain('No device of this machine can train.');
    await press('See the devices');
    expect(mounted.router.currentRoute.value.path).toBe('/devices');
  });

  it('sets the experiment up again when the run failed', async () => {
    await open();
    await press('Take the tour');
    await put(RUN, 'running');
    await put(RUN, 'failed');
    await mounted.router.push('/live');
    await press('Set it up again');
    expect(mounted.router.currentRoute.value.path).toBe('/set-up');
    expect(useTourStore().step?.id).toBe('start');
  });

  it('says when the line is lost', async () => {
    await open();
    await press('Take the tour');
    await mounted.wrapper.setProps({ disconnected: true });
    expect(text()).toContain('The connection was lost.');
  });

  it('ends with the ways on', async () => {
    await open();
    await press('Take the tour');
    await put(RUN, 'running');
    await put(RUN, 'finished');
    await mounted.router.push('/live');
    for (let step = 0; step < 3; step++) await press('Next');
    expect(buttons()).toEqual(['Set up the DeConv decoder', 'Reproduce the papers', 'All keys (?)', 'Done']);
    await press('All keys (?)');
    expect(mounted.wrapper.emitted('help')).toHaveLength(1);
    await press('Reproduce the papers');
    expect(mounted.router.currentRoute.value.path).toBe('/reproduce');
    expect(region().exists()).toBe(false);
  });
});
