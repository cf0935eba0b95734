import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import AnalyseScreen from '@renderer/features/analyse/AnalyseScreen.vue';
import { createFakeClient } from '../support/fakeClient';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';

vi.mock('@renderer/shared/plots/plotlyFacade', () => ({
  loadPlotly: () => Promise.resolve({ draw: () => Promise.resolve(), purge: () => undefined, onClick: () => undefined, onHover: () => undefined, area: () => null, zoomed: () => false, toImage: () => Promise.resolve('') }),
}));
enableAutoUnmount(afterEach);

const id = '20260301-100000-broadcast-0';

describe('names of latents', () => {
  async function open(latentNames?: Record<string, string>) {
    const run = sampleRun(id);
    const client = createFakeClient([{ ...run, annotations: { ...run.annotations, notes: 'kept', ...(latentNames && { latentNames }) } }]);
    const mounted = await openScreen(AnalyseScreen, client, `/analyse/${id}`);
    await flushPromises();
    return mounted;
  }
  const annotated = (client: Awaited<ReturnType<typeof open>>['client']) => client.made.filter(({ name }) => name === 'runs.annotate').map(({ input }) => input);

  it('are typed beside the traversals and kept with the run, its notes too', async () => {
    const { wrapper, client } = await open();
    await wrapper.get('[aria-label^="Name latent 3"]').trigger('click');
    const field = wrapper.get<HTMLInputElement>('[aria-label="Name of latent 3"]');
    await field.setValue('  position x ');
    await field.trigger('keydown', { key: 'Enter' });
    await flushPromises();
    expect(annotated(client)).toEqual([{ id, annotations: { tags: ['baseline'], notes: 'kept', latentNames: { 3: 'position x' } } }]);
  });

  it('stand beside the traversals and at the sliders, and go when they are emptied', async () => {
    const { wrapper, client } = await open({ 0: 'hue', 1: 'size' });
    expect(wrapper.get('[aria-label^="Name latent 0"]').text()).toBe('z₀  hue');
    expect(wrapper.text()).toContain('size');
    await wrapper.get('[aria-label^="Name latent 0"]').trigger('click');
    await wrapper.get('[aria-label="Name of latent 0"]').setValue('');
    await wrapper.get('[aria-label="Name of latent 0"]').trigger('blur');
    await flushPromises();
    expect(annotated(client)).toEqual([{ id, annotations: { tags: ['baseline'], notes: 'kept', latentNames: { 1: 'size' } } }]);
  });

  it('stay as they were after Esc', async () => {
    const { wrapper, client } = await open({ 0: 'hue' });
    await wrapper.get('[aria-label^="Name latent 0"]').trigger('click');
    await wrapper.get('[aria-label="Name of latent 0"]').setValue('something else');
    await wrapper.get('[aria-label="Name of latent 0"]').trigger('keydown', { key: 'Escape' });
    await flushPromises();
    expect(annotated(client)).toEqual([]);
    expect(wrapper.find('[aria-label="Name of latent 0"]').exists()).toBe(false);
  });
});
