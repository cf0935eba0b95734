// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import ReproduceScreen from '@renderer/features/reproduce/ReproduceScreen.vue';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import { evaluationNumbersSchema } from '@shared/contract/comparison';
import { reproductions } from '@shared/reproduction/reproductions';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import type { Mounted } from '../support/mountScreen';
import { openScreen } from '../support/openScreen';
import { sampleEvaluation, sampleRun } from '../support/sampleRuns';
import { sampleCells, sampleStudy } from '../support/sampleStudies';

const figure4 = reproductions.find(({ id }) => id === 'figure-4')!;
const { plan } = figure4.budgets.minutes;
const cells = sampleCells(plan);
const ids = cells.flatMap(({ runs }) => runs.map(({ id }) => id));
let mounted: Mounted | null = null;

afterEach(() => { mounted?.wrapper.unmount(); });

async function open(client: FakeClient, path = '/reproduce/figure-4'): Promise<Mounted> {
  mounted = await openScreen(ReproduceScreen, client, path);
  await useStudiesStore().load();
  await flushPromises();
  return mounted;
}

/** All replicas have ended; by geometry the broadcast decoder is ahead, by latents used both are alike. */
function finishedClient(): FakeClient {
  const runs = cells.flatMap((cell) => cell.runs.map(({ id, seed }) => ({ ...sampleRun(id, 'finished', seed), experiment: cell.experiment! })));
  const client = createFakeClient(runs);
  const overview = { ...sampleStudy(plan, 'ended', '20260301-090000-figure'), done: ids.length };
  client.answer('studies.list', () => ({ studies: [overview], unreadable: [] }));
  client.answer('comparison.evaluations', (input) => ({
    evaluations: input.ids.map((id) => {
      const score = (id.includes('deconv') ? 0.4 : 0.9) + 0.01 * (ids.indexOf(id) % 3);
      const { geometry } = sampleEvaluation();
      const numbers = { ...sampleEvaluation(), latentsUsed: 4, geometry: known(geometrySchema.shape, { ...geometry, score }) };
      return { id, evaluation: evaluationNumbersSchema.parse(known(evaluationNumbersSchema.shape, numbers)) };
    }),
  }));
  return client;
}

const geometrySchema = evaluationNumbersSchema.shape.geometry.unwrap();

/** The fields that a schema has. */
function known(shape: object, value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name in shape));
}

const item = ({ wrapper }: Mounted, id: string) => wrapper.get(`[data-reproduction="${id}"]`);

describe('Reproduce', () => {
  test('lists every figure and table, and shows claims and budgets before anything was run', async () => {
    const screen = await open(createFakeClient());
    expect(screen.wrapper.findAll('[data-reproduction]')).toHaveLength(reproductions.length);
    expect(item(screen, 'figure-4').text()).toContain('Not run');
    for (const { sentence } of figure4.claims) expect(screen.wrapper.text()).toContain(sentence);
    expect(screen.wrapper.findAll('input[type=radio]')).toHaveLength(3);
    expect(screen.wrapper.find('[data-outcome]').exists()).toBe(false);
  });

  test('creates the study of the chosen budget and starts it', async () => {
    const client = createFakeClient();
    const { wrapper } = await open(client);
    await wrapper.findAll('input[type=radio]')[1]!.setValue(true);
    await wrapper.findAll('button').find((button) => button.text() === 'Reproduce')!.trigger('click');
    await flushPromises();
    expect(client.made.filter(({ name }) => name === 'studies.create').map(({ input }) => input)).toEqual([figure4.budgets.hour.plan]);
    expect(client.made.filter(({ name }) => name === 'studies.start')).toHaveLength(1);
    expect(wrapper.findAll('button').map((button) => button.text())).toContain('Pause');
  });

  test('goes on with the study that is there', async () => {
    const client = createFakeClient();
    client.answer('studies.list', () => ({ studies: [{ ...sampleStudy({ ...plan, name: 'Renamed' }, 'ended', '20260301-090000-figure'), done: 3 }], unreadable: [] }));
    client.answer('studies.start', ({ id }) => sampleStudy(plan, 'running', id));
    const { wrapper } = await open(client);
    await wrapper.findAll('button').find((button) => button.text() === 'Train what is missing')!.trigger('click');
    await flushPromises();
    expect(client.made.map(({ name }) => name)).not.toContain('studies.create');
    expect(client.made.find(({ name }) => name === 'studies.start')?.input).toEqual({ id: '20260301-090000-figure' });
  });

  test('judges each claim by the runs', async () => {
    const screen = await open(finishedClient());
    const outcomes = screen.wrapper.findAll('.claim [data-outcome]').map((badge) => badge.attributes('data-outcome'));
    expect(outcomes).toEqual(['holds', 'undecided']);
    expect(screen.wrapper.get('.claim').text()).toContain('N = 6');
    expect(item(screen, 'figure-4').text()).toContain('Undecided');
    expect(item(screen, 'figure-4').text()).toContain('1 of 2');
  });

  test('says when there is no such figure', async () => {
    const { wrapper } = await open(createFakeClient(), '/reproduce/figure-1');
    expect(wrapper.get('[role=alert]').text()).toContain('There is no such figure or table.');
  });
});
