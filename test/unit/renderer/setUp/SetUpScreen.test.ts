import SetUpScreen from '@renderer/features/setUp/SetUpScreen.vue';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useToasts } from '@renderer/shared/ui/toasts';
import { ProblemError } from '@shared/problem';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { circlesOf } from '../support/circlesOf';
import { createFakeClient } from '../support/fakeClient';
import { mountScreen, type Mounted } from '../support/mountScreen';
import { sampleRun } from '../support/sampleRuns';

let mounted: Mounted;

async function mountSetUp(client = createFakeClient([])): Promise<Mounted> {
  mounted = await mountScreen(SetUpScreen, { client });
  await flushPromises();
  return mounted;
}

const button = (text: string) => mounted.wrapper.findAll('button').find((candidate) => candidate.text() === text)!;
const open = (group: string) => mounted.wrapper.get(`[data-group="${group}"] button`).trigger('click');
const unfoldPresets = (group: string) => mounted.wrapper.get(`section[aria-label="${group}"] button`).trigger('click');
const field = (path: string) => mounted.wrapper.get(`[data-field="${path}"]`);
/** Picks an option of a list, as a click on it does. */
async function choose(path: string, option: string): Promise<void> {
  field(path).getComponent({ name: 'Select' }).vm.$emit('update:value', option);
  await flushPromises();
}
const calls = (name: string) => mounted.client.made.filter((made) => made.name === name);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  localStorage.clear();
});
afterEach(() => {
  mounted.wrapper.unmount();
  document.body.replaceChildren();
  for (const { id } of useToasts().toasts.value) useToasts().dismiss(id);
  vi.useRealTimers();
});

describe('Set up', () => {
  it('shows the sample, its factors, the network and the time of the chosen experiment', async () => {
    const { wrapper } = await mountSetUp();
    await vi.advanceTimersByTimeAsync(3000);
    expect(wrapper.find('[aria-label="24 sample images"]').exists()).toBe(true);
    expect(wrapper.find('[aria-label="Sampled values of x and y"]').exists()).toBe(true);
    expect(wrapper.get('[aria-label="Network"]').text()).toContain('194,999 parameters');
    const time = wrapper.get('[aria-label="Estimated time"]').text();
    expect(time).toContain('38.4 ms');
    expect(time).toContain('38 s');
    expect(time).toContain('@tensorflow/tfjs-node-gpu is not installed.');
  });

  it('measures every device for auto and names the fastest, and only the chosen one otherwise', async () => {
    const measured = () => calls('devices.measure').map(({ input }) => (input as { device: string }).device);
    const { wrapper } = await mountSetUp();
    await vi.advanceTimersByTimeAsync(3000);
    expect(measured()).toEqual(['webgpu', 'cpu']);
    expect(wrapper.findAll('[aria-label="Estimated time"] tr').find((row) => row.text().includes('fastest'))!.text()).toContain('webgpu');
    useSetUpStore().device = 'cpu';
    useSetUpStore().draft.model.latents = 12;
    await vi.advanceTimersByTimeAsync(3000);
    expect(measured()).toEqual(['webgpu', 'cpu', 'cpu']);
  });

  it('does not measure beside a run that trains, until it is asked to', async () => {
    const client = createFakeClient([]);
    const { wrapper } = await mountSetUp(client);
    useRunsStore().put(sampleRun('20260301-100000-a', 'running'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(calls('devices.measure')).toEqual([]);
    await wrapper.get('[aria-label="Measure cpu"]').trigger('click');
    expect(calls('devices.measure')).toHaveLength(1);
  });

  it('keeps the reason of a failed measurement and does not try again by itself', async () => {
    const client = createFakeClient([]);
    client.answer('devices.measure', () => { throw new Error('The device ran out of memory.'); });
    const { wrapper } = await mountSetUp(client);
    await vi.advanceTimersByTimeAsync(6000);
    expect(calls('devices.measure')).toHaveLength(2);
    expect(wrapper.get('[aria-label="Estimated time"]').text()).toContain('The device ran out of memory.');
  });

  it('follows the form a moment after it changed', async () => {
    const { wrapper } = await mountSetUp();
    const before = calls('datasets.preview').length;
    await unfoldPresets('Spatial Broadcast Decoder, as published');
    await wrapper.get('[data-preset="circles-xy-deconv"]').trigger('click');
    expect(wrapper.get('[aria-label="Network"]').text()).toContain('735,767 parameters');
    expect(calls('datasets.preview')).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(300);
    expect(calls('datasets.preview').at(-1)!.input).toMatchObject({ dataset: { imageSize: 64 } });
  });

  it('says what is wrong beside the field, and in the folded group', async () => {
    await mountSetUp();
    await open('training');
    await field('training.steps').get('input').setValue('-3');
    expect(field('training.steps').get('[role="alert"]').text()).toBe('must be at least 1');
    expect(field('training.batchSize').find('[role="alert"]').exists()).toBe(false);
    const described = field('training.steps').get('input').attributes('aria-describedby')!;
    expect(document.getElementById(described)!.textContent).toBe('must be at least 1');
    await open('training');
    expect(mounted.wrapper.get('[data-group="training"]').text()).toContain('1 problem');
  });

  it('does not start with a wrong field, but goes to it', async () => {
    await mountSetUp();
    useSetUpStore().draft.evaluation.samples = 5;
    await flushPromises();
    await button('Start training').trigger('click');
    await flushPromises();
    expect(calls('runs.start')).toEqual([]);
    expect(document.activeElement).toBe(field('evaluation.samples').get('input').element);
  });

  it('starts training and goes to Live, by button or by keyboard', async () => {
    const { router } = await mountSetUp();
    await button('Start training').trigger('click');
    await flushPromises();
    expect(calls('runs.start')).toHaveLength(1);
    expect(router.currentRoute.value.path).toBe('/live');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await flushPromises();
    expect(calls('runs.start')).toHaveLength(2);
  });

  it('names the number of runs on the button', async () => {
    await mountSetUp();
    await open('training');
    await field('training.replicas').get('input').setValue('3');
    await button('Start 3 runs').trigger('click');
    await flushPromises();
    expect(calls('runs.start')).toHaveLength(3);
  });

  it('stays and says why when a run can not be queued', async () => {
    const client = createFakeClient([]);
    client.answer('runs.start', () => { throw new ProblemError({ code: 'disk-full', what: 'The disk is full.', where: '/runs', remedy: 'Free some space.' }); });
    const { router } = await mountSetUp(client);
    await button('Start training').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/set-up');
    expect(useToasts().toasts.value[0]!.content).toMatchObject({ problem: { what: 'The disk is full.' } });
  });

  it('shows a failed preview with a way to try again', async () => {
    const client = createFakeClient([]);
    const answer = createFakeClient([]);
    client.answer('datasets.preview', () => { throw new Error('The renderer of circles failed.'); });
    const { wrapper } = await mountSetUp(client);
    const card = wrapper.get('[aria-label="Dataset sample"]');
    expect(card.get('[role="alert"]').text()).toContain('The renderer of circles failed.');
    client.answer('datasets.preview', (input) => answer.call('datasets.preview', input));
    await card.get('.retry').trigger('click');
    await flushPromises();
    expect(card.find('[role="alert"]').exists()).toBe(false);
  });

  it('drops an answer that a newer one has overtaken', async () => {
    const client = createFakeClient([]);
    const other = createFakeClient([]);
    const release: (() => void)[] = [];
    client.answer('datasets.preview', async (input) => {
      await new Promise<void>((resolve) => { release.push(resolve); });
      return other.call('datasets.preview', input);
    });
    const { wrapper } = await mountSetUp(client);
    circlesOf(useSetUpStore().draft).size = [0.1, 0.3];
    await vi.advanceTimersByTimeAsync(300);
    release[1]!();
    await flushPromises();
    expect(wrapper.find('[aria-label="Distribution of size"]').exists()).toBe(true);
    release[0]!();
    await flushPromises();
    expect(wrapper.find('[aria-label="Distribution of size"]').exists()).toBe(true);
  });

  it('offers to bring back a form that a preset replaced', async () => {
    const { wrapper } = await mountSetUp();
    useSetUpStore().draft.name = 'mine';
    await flushPromises();
    await unfoldPresets('Spatial Broadcast Decoder, as published');
    await wrapper.get('[data-preset="circles-xy-broadcast"]').trigger('click');
    useToasts().toasts.value[0]!.action!.run();
    expect(useSetUpStore().draft.name).toBe('mine');
  });
});

describe('parts of the form', () => {
  it('turns a factor from fixed to varying and back', async () => {
    await mountSetUp();
    await open('dataset');
    await field('dataset.size').get('[role="checkbox"]').trigger('click');
    expect(circlesOf(useSetUpStore().draft).size).toEqual([0.02, 1]);
    await field('dataset.size').get('input[aria-label="Size, highest"]').setValue('0.4');
    expect(circlesOf(useSetUpStore().draft).size).toEqual([0.02, 0.4]);
    await field('dataset.size').get('[role="checkbox"]').trigger('click');
    expect(circlesOf(useSetUpStore().draft).size).toBe(0.21);
  });

  it('adds encoder layers up to what the image allows', async () => {
    await mountSetUp();
    await open('encoder');
    const add = () => field('model.encoder.filters').get('[aria-label="Add a layer"]');
    await add().trigger('click');
    await add().trigger('click');
    expect(useSetUpStore().draft.model.encoder).toHaveProperty('filters', [32, 32, 32, 32, 32]);
    expect(add().attributes('disabled')).toBeDefined();
  });

  it.each([
    ['decoder', 'model.decoder.type', 'dense', 'model.decoder.units'],
    ['objective', 'objective.type', 'factorVae', 'objective.gamma'],
    ['likelihood', 'likelihood.type', 'laplace', 'likelihood.scale'],
    ['latents', 'model.prior.type', 'studentT', 'model.prior.degreesOfFreedom'],
  ])('shows the fields that belong to the kind of %s', async (group, path, kind, dependent) => {
    const { wrapper } = await mountSetUp();
    await open(group);
    expect(wrapper.find(`[data-field="${dependent}"]`).exists()).toBe(false);
    await choose(path, kind);
    expect(wrapper.find(`[data-field="${dependent}"]`).exists()).toBe(true);
    expect(useSetUpStore().issues).toEqual([]);
  });
});

describe('choosing a dataset', () => {
  it('takes the parts along that can not go with it, and brings them back on request', async () => {
    await mountSetUp();
    await open('dataset');
    await choose('dataset.type', 'pinwheel');
    const setUp = useSetUpStore();
    expect(setUp.draft.model.decoder.type).toBe('dense');
    expect(setUp.issues).toEqual([]);
    const toast = useToasts().toasts.value[0]!;
    expect(toast.content).toEqual({ kind: 'notice', text: 'The encoder, decoder, likelihood changed too, to go with this dataset.' });
    toast.action!.run();
    expect(setUp.draft.dataset.type).toBe('circles');
    expect(setUp.draft.model.decoder.type).toBe('broadcast');
  });

  it('asks for the path of data that must be read from a file', async () => {
    await mountSetUp();
    await open('dataset');
    await choose('dataset.type', 'imageFiles');
    expect(field('dataset.path').text()).toContain('must name a file or a folder');
    await field('dataset.path').get('input').setValue('/data/faces');
    expect(useSetUpStore().issues).toEqual([]);
  });

  it('shows how far a large file is read, and stops on request', async () => {
    const client = createFakeClient([]);
    client.answer('datasets.preview', () => new Promise(() => undefined));
    const { wrapper } = await mountSetUp(client);
    useSetUpStore().changeDataset({ type: 'rooms', imageSize: 64, origin: { type: 'file', path: '/data/3dshapes.h5' } });
    await vi.advanceTimersByTimeAsync(300);
    client.emit('datasets.reading', { path: '/data/3dshapes.h5', fraction: 0.4 });
    client.emit('datasets.reading', { path: '/data/other.h5', fraction: 0.9 });
    await flushPromises();
    const card = wrapper.get('[aria-label="Dataset sample"]');
    expect(card.get('[role="status"]').text()).toContain('40%');
    await card.findAll('button').find((candidate) => candidate.text() === 'Stop')!.trigger('click');
    expect(calls('datasets.stopReading').map(({ input }) => input)).toEqual([{ path: '/data/3dshapes.h5' }]);
  });

  it('unfolds advanced fields that are wrong', async () => {
    await mountSetUp();
    await open('dataset');
    expect(mounted.wrapper.find('[data-field="dataset.blankShare"]').exists()).toBe(false);
    circlesOf(useSetUpStore().draft).blankShare = 2;
    await flushPromises();
    expect(field('dataset.blankShare').text()).toContain('must be at most 0.9');
  });
});

describe('choosing a file', () => {
  it('shows the dialog of the desktop and takes what was chosen', async () => {
    await mountSetUp();
    await open('dataset');
    await choose('dataset.type', 'imageFiles');
    await button('Choose a folder…').trigger('click');
    await flushPromises();
    expect(calls('workbench.choosePath').map(({ input }) => input)).toEqual([{ kind: 'folder' }]);
    expect(useSetUpStore().draft.dataset).toMatchObject({ type: 'imageFiles', path: '/data/chosen' });
  });

  it('leaves typing to those who work in a browser', async () => {
    const client = createFakeClient([]);
    client.answer('workbench.information', () => ({ version: '0.1.0', commit: null, host: 'web', platform: 'linux', runsFolder: '/runs', runsFolderProblem: null }));
    await mountSetUp(client);
    await open('dataset');
    await choose('dataset.type', 'imageFiles');
    expect(button('Choose a folder…')).toBeUndefined();
  });
});
