import { chosenDataset, defaultObjective } from '@renderer/features/setUp/partDefaults';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { provideClient } from '@renderer/shared/client/client';
import { presets } from '@shared/experiment/presets';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { createFakeClient, type FakeClient } from '../support/fakeClient';

let client: FakeClient;

beforeEach(() => {
  localStorage.clear();
  client = createFakeClient([]);
  provideClient(client);
  setActivePinia(createPinia());
});

const startedSeeds = () => client.made.flatMap(({ name, input }) => (name === 'runs.start' ? [(input as { experiment: { training: { seed: number } } }).experiment.training.seed] : []));

describe('set-up store', () => {
  it('starts with the first preset and knows when the form has left it', () => {
    const store = useSetUpStore();
    expect(store.preset?.id).toBe(presets[0]!.id);
    store.draft.model.latents = 6;
    expect(store.preset).toBeNull();
    expect(store.experiment?.model.latents).toBe(6);
  });

  it('shows previews of the last valid experiment while a field is wrong', async () => {
    const store = useSetUpStore();
    store.draft.training.steps = 2000;
    await nextTick();
    store.draft.training.steps = null;
    await nextTick();
    expect(store.experiment).toBeNull();
    expect(store.lastValid.training.steps).toBe(2000);
    expect(store.issuesOf('training')).toEqual([{ field: 'training.steps', message: 'must be a number' }]);
  });

  it('outlives the window, and forgets what it can not read', async () => {
    useSetUpStore().draft.training.steps = 777;
    await nextTick();
    setActivePinia(createPinia());
    expect(useSetUpStore().draft.training.steps).toBe(777);
    localStorage.setItem('sbd-workbench.set-up', '{"version":99}');
    setActivePinia(createPinia());
    expect(useSetUpStore().preset?.id).toBe(presets[0]!.id);
  });

  it('recognizes a remembered preset as that preset', async () => {
    useSetUpStore().replace(presets[1]!.experiment);
    await nextTick();
    setActivePinia(createPinia());
    expect(useSetUpStore().preset?.id).toBe(presets[1]!.id);
  });

  it('brings back what a replacement took away', () => {
    const store = useSetUpStore();
    store.draft.name = 'mine';
    const undo = store.replace(presets[2]!.experiment);
    expect(store.draft.name).toBe(presets[2]!.experiment.name);
    undo();
    expect(store.draft.name).toBe('mine');
  });

  it('starts consecutive seeds on the chosen device', async () => {
    const store = useSetUpStore();
    store.draft.training.seed = 5;
    store.replicas = 3;
    store.device = 'webgpu';
    const runs = await store.start();
    expect(startedSeeds()).toEqual([5, 6, 7]);
    expect(runs.map(({ status }) => status.requestedDevice)).toEqual(['webgpu', 'webgpu', 'webgpu']);
  });

  it.each([[0, 'must be a whole number from 1 to 10'], [11, 'must be a whole number from 1 to 10'], [null, 'must be a whole number from 1 to 10']])('refuses %s replicas', async (count, message) => {
    const store = useSetUpStore();
    store.replicas = count;
    expect(store.issuesOf('training.replicas').map((issue) => issue.message)).toEqual([message]);
    expect(await store.start()).toEqual([]);
    expect(startedSeeds()).toEqual([]);
  });

  it('refuses replicas whose seeds would be too large', () => {
    const store = useSetUpStore();
    store.draft.training.seed = 2 ** 31 - 2;
    store.replicas = 2;
    expect(store.issues).toEqual([]);
    store.replicas = 3;
    expect(store.issues).toEqual([{ field: 'training.replicas', message: 'the last seed would be above 2³¹ − 1' }]);
  });

  it('can start again after a failure', async () => {
    const store = useSetUpStore();
    client.answer('runs.start', () => { throw new Error('The disk is full.'); });
    await expect(store.start()).rejects.toThrow('The disk is full.');
    expect(store.starting).toBe(false);
  });

  it('unfolds the group of the first issue', () => {
    const store = useSetUpStore();
    store.draft.evaluation.samples = 5;
    store.revealFirstIssue();
    expect([...store.openGroups]).toEqual(['evaluation']);
    store.toggleGroup('evaluation');
    expect([...store.openGroups]).toEqual([]);
  });
});

describe('the name of an experiment', () => {
  it('follows what it names until someone types one', async () => {
    const store = useSetUpStore();
    store.changeDataset(chosenDataset('circles-xh'));
    await nextTick();
    expect(store.draft.name).toBe('X-H circles, Broadcast decoder');
    store.draft.objective = defaultObjective('betaVae');
    await nextTick();
    expect(store.draft.name).toBe('X-H circles, Broadcast decoder, β-VAE · β 4');
    store.draft.name = 'mine';
    await nextTick();
    store.draft.objective = defaultObjective('vae');
    await nextTick();
    expect(store.draft.name).toBe('mine');
  });
});
