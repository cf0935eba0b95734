import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import AnalyseScreen from '@renderer/features/analyse/AnalyseScreen.vue';
import { ProblemError } from '@shared/problem';
import { createFakeClient } from '../support/fakeClient';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';

vi.mock('@renderer/shared/plots/plotlyFacade', () => ({
  loadPlotly: () => Promise.resolve({ draw: () => Promise.resolve(), purge: () => undefined, onClick: () => undefined, onHover: () => undefined, area: () => null, zoomed: () => false, toImage: () => Promise.resolve('') }),
}));
enableAutoUnmount(afterEach);

const finished = '20260301-100000-broadcast-0';

describe('AnalyseScreen', () => {
  it('shows every key number with what is needed to read it', async () => {
    const { wrapper } = await openScreen(AnalyseScreen, createFakeClient(), `/analyse/${finished}`);
    const numbers = wrapper.get('[aria-label="Key numbers"]').text().replaceAll('\u00a0', ' ');
    for (const part of ['NLL', '24.30', 'ELBO loss', '2 of 10', '[24.10, 24.50] · n 256', '[7.020, 7.180] · n 10,000', '[31.15, 31.65] · NLL + KL', 'binned, 20 bins · n 10,000 · seed 0', 'blind to rotation and folding', 'Geometry R²', 'Singular-value ratio']) expect(numbers).toContain(part);
  });

  it('walks back through time: numbers, geometry and images of the same step', async () => {
    const { wrapper } = await openScreen(AnalyseScreen, createFakeClient(), `/analyse/${finished}`);
    expect(wrapper.get('[aria-label="Training time"] output').text()).toBe('step 1,000');
    const slider = wrapper.get<HTMLInputElement>('[aria-label="Snapshot"]');
    slider.element.value = '2';
    await slider.trigger('input');
    await flushPromises();
    expect(wrapper.get('[aria-label="Training time"] output').text()).toBe('step 50');
    expect(wrapper.get('[aria-label="Key numbers"]').text()).toContain('50');
    expect(wrapper.get('[aria-label="Traversals"]').text()).toContain('step 50');
  });

  it('decodes when a latent moves, lowest σ first', async () => {
    const client = createFakeClient();
    const { wrapper } = await openScreen(AnalyseScreen, client, `/analyse/${finished}`);
    const sliders = wrapper.findAll<HTMLInputElement>('[aria-label^="Latent "][type="range"]');
    expect(sliders).toHaveLength(10);
    sliders[1]!.element.value = '1.5';
    await sliders[1]!.trigger('input');
    await flushPromises();
    const decodings = client.made.filter(({ name }) => name === 'analysis.decode').map(({ input }) => (input as { latents: number[][] }).latents[0]!);
    expect(decodings[decodings.length - 1]!.slice(0, 3)).toEqual([0, 1.5, 0]);
  });

  it('starts from an image by its factors', async () => {
    const client = createFakeClient();
    const { wrapper } = await openScreen(AnalyseScreen, client, `/analyse/${finished}`);
    const slider = wrapper.get<HTMLInputElement>('[aria-label="Factor x"]');
    slider.element.value = '0.8';
    await slider.trigger('input');
    await flushPromises();
    expect(client.made.find(({ name }) => name === 'analysis.encode')?.input).toEqual({ id: finished, factors: [0.8, 0.5] });
    expect(wrapper.text()).toContain('input');
    expect(wrapper.get<HTMLInputElement>('[aria-label="Latent 0"]').element.valueAsNumber).toBeCloseTo(1.5);
  });

  it('picks the newest evaluated run by itself', async () => {
    const { wrapper } = await openScreen(AnalyseScreen, createFakeClient([sampleRun('20260301-120000-queued', 'queued'), sampleRun(finished)]), '/analyse');
    expect(wrapper.find('[aria-label="Key numbers"]').exists()).toBe(true);
  });

  it('says what to do without runs, without snapshots and with an unknown run', async () => {
    const none = await openScreen(AnalyseScreen, createFakeClient([]), '/analyse');
    expect(none.wrapper.text()).toContain('Nothing to analyse yet.');
    const queued = createFakeClient([sampleRun('20260301-120000-queued', 'queued')]);
    const fresh = await openScreen(AnalyseScreen, queued, '/analyse');
    expect(fresh.wrapper.text()).toContain('This run has no snapshot yet.');
    const unknown = await openScreen(AnalyseScreen, createFakeClient(), '/analyse/20990101-000000-nowhere');
    expect(unknown.wrapper.get('[role="alert"]').text()).toContain('There is no such run.');
  });
});

describe('Metrics', () => {
  const panel = async (client = createFakeClient()) => {
    const { wrapper } = await openScreen(AnalyseScreen, client, `/analyse/${finished}?view=metrics`);
    const button = (text: string) => wrapper.findAll('button').find((candidate) => candidate.text() === text)!;
    return { wrapper, client, button };
  };

  it('are measured on request, and shown with interval, chance and why one is missing', async () => {
    const { wrapper, button } = await panel();
    expect(wrapper.text()).toContain('nothing has been measured for this run yet');
    // Both parts of the ELBO are there already.
    expect(wrapper.findAll('[data-metric]').map((row) => row.attributes('data-metric'))).toEqual(['nll', 'kl', 'elbo']);
    expect(wrapper.get('[data-metric="nll"]').text()).toMatch(/24\.30.*\[24\.10, 24\.50\].*256/);
    await button('Measure every metric').trigger('click');
    await flushPromises();
    expect(wrapper.get('[data-metric="mig"]').text()).toContain('[0.3900, 0.4300]');
    expect(wrapper.get('[data-metric="migSampled"]').text()).toContain('It needs the variances of the posteriors.');
    await wrapper.get('[data-metric="mig"] button').trigger('click');
    expect(wrapper.text()).toContain('x 0.400 · y 0.420');
  });

  it('say how far they are and can be cancelled', async () => {
    const client = createFakeClient();
    let refuse: (error: unknown) => void = () => undefined;
    client.answer('analysis.measure', () => new Promise((_resolve, reject) => { refuse = reject; }));
    const { wrapper, button } = await panel(client);
    await button('Measure every metric').trigger('click');
    client.emit('analysis.measuring', { id: finished, fraction: 0.25 });
    await flushPromises();
    expect(wrapper.get('[role="status"]').text()).toContain('25%');
    await button('Cancel').trigger('click');
    expect(client.made.map(({ name }) => name)).toContain('analysis.cancelMeasure');
    refuse(new ProblemError({ code: 'cancelled', what: 'Measuring was cancelled.', where: '', remedy: '' }));
    await flushPromises();
    expect(wrapper.find('[role="alert"]').exists()).toBe(false);
    expect(button('Measure every metric')).toBeDefined();
  });
});
