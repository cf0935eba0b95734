import StudiesScreen from '@renderer/features/studies/StudiesScreen.vue';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useStudyPlanStore } from '@renderer/features/setUp/study/studyPlanStore';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import RunExportMenu from '@renderer/shared/transfers/RunExportMenu.vue';
import { useToasts } from '@renderer/shared/ui/toasts';
import type { StudyOverview } from '@shared/contract/studies';
import type { RunSummary } from '@shared/run/summary';
import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClient, type FakeClient } from '../support/fakeClient';
import type { Mounted } from '../support/mountScreen';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';
import { samplePlan, sampleStudy } from '../support/sampleStudies';

vi.mock('@renderer/shared/plots/plotlyFacade', () => ({
  loadPlotly: () => Promise.resolve({ draw: () => Promise.resolve(), purge: () => undefined, onClick: () => undefined, onHover: () => undefined, area: () => null, zoomed: () => false, toImage: () => Promise.resolve('') }),
}));
enableAutoUnmount(afterEach);

const study = sampleStudy(samplePlan(), 'running');
const ids = study.cells.flatMap(({ runs }) => runs.map(({ id }) => id));
let mounted: Mounted;

/** Finished, finished, running, and the rest not queued. */
function someRuns(): RunSummary[] {
  return [sampleRun(ids[0]!, 'finished', 0), sampleRun(ids[1]!, 'finished', 1), sampleRun(ids[2]!, 'running', 0)];
}

async function open(overviews: readonly StudyOverview[] = [study], runs = someRuns(), path = '/studies'): Promise<FakeClient> {
  const client = createFakeClient(runs);
  client.answer('studies.list', () => ({ studies: [...overviews], unreadable: [] }));
  client.answer('studies.remove', () => ({}));
  client.answer('studies.restore', () => study);
  mounted = await openScreen(StudiesScreen, client, path);
  await useStudiesStore().load();
  await flushPromises();
  return client;
}

const lastCall = (client: FakeClient) => client.made.filter(({ name }) => name.startsWith('studies.')).at(-1);
const text = () => mounted.wrapper.text();
const button = (label: string) => mounted.wrapper.findAll('button').find((candidate) => candidate.text() === label || candidate.attributes('aria-label') === label)!;
const cell = (row: number, column: number) => mounted.wrapper.get(`[data-place="${String(row)} ${String(column)}"]`);
const press = (key: string) => mounted.wrapper.get('[role="grid"]').trigger('keydown', { key });
const path = () => mounted.router.currentRoute.value.fullPath;

beforeEach(() => { localStorage.clear(); });
afterEach(() => {
  document.body.replaceChildren();
  for (const { id } of useToasts().toasts.value) useToasts().dismiss(id);
});

describe('Studies', () => {
  it('explains what a study is where there is none, and leads to its plan', async () => {
    await open([]);
    expect(text()).toContain('No studies yet.');
    await button('Plan a study…').trigger('click');
    await flushPromises();
    expect(path()).toBe('/set-up');
    expect(useSetUpStore().planning).toBe(true);
  });

  it('lists studies with where they stand, and opens one by its address', async () => {
    const other = { ...sampleStudy({ ...samplePlan(), name: 'another' }, 'planned', '20260301-080000-other') };
    await open([{ ...study, done: 2, secondsLeft: 90 }, other], someRuns(), `/studies/${other.study.id}`);
    const items = mounted.wrapper.findAll('[data-study]');
    expect(items.map((item) => item.attributes('data-study'))).toHaveLength(2);
    expect(mounted.wrapper.get(`[data-study="${study.study.id}"]`).text()).toContain('2 of 12');
    expect(mounted.wrapper.get(`[data-study="${study.study.id}"]`).text()).toContain('1 min 30 s left');
    expect(mounted.wrapper.get('h2').text()).toBe('another');
  });

  it('says that a study is not there, and what to do', async () => {
    await open([study], [], '/studies/20260301-000000-gone');
    expect(text()).toContain('There is no such study.');
  });

  it('follows progress without reading the study anew', async () => {
    const client = await open();
    client.emit('studies.progressed', { id: study.study.id, done: 5, total: 12, secondsLeft: 30, trainedSeconds: 60 });
    await flushPromises();
    expect(text()).toContain('5 of 12 done, 1 training');
    expect(client.made.filter(({ name }) => name === 'studies.list')).toHaveLength(1);
  });

  it('draws each run by its state, in words too', async () => {
    await open();
    expect(cell(0, 0).attributes('aria-label')).toBe('broadcast · β 1, seed 0: finished');
    expect(cell(1, 0).attributes('aria-label')).toBe('broadcast · β 2, seed 0: running');
    expect(cell(5, 1).attributes('aria-label')).toBe('deconv · β 4, seed 1: not queued');
    expect(mounted.wrapper.get('[role="grid"]').attributes()).toMatchObject({ 'aria-rowcount': '7', 'aria-colcount': '5' });
    expect(mounted.wrapper.get('[aria-label="States"]').text()).toBe('1 running2 finished9 not queued');
  });

  it('fills as runs go on', async () => {
    const client = await open();
    client.emit('runs.changed', sampleRun(ids[11]!, 'queued', 1));
    await flushPromises();
    expect(cell(5, 1).attributes('aria-label')).toBe('deconv · β 4, seed 1: queued');
  });

  it('colors by a metric, with mean, spread and N of each row', async () => {
    await open();
    mounted.wrapper.findAllComponents({ name: 'Select' })[0]!.vm.$emit('update:value', 'nll');
    await flushPromises();
    expect(cell(0, 1).attributes('aria-label')).toBe('broadcast · β 1, seed 1: finished, NLL 25.30');
    expect(mounted.wrapper.get('[aria-rowindex="2"]').text()).toContain('24.80 ± 0.71 (2)');
    expect(mounted.wrapper.get('[aria-rowindex="4"]').text()).not.toContain('±');
    expect(mounted.wrapper.find('[aria-label="Colors: NLL from 24.30 to 25.30"]').exists()).toBe(true);
  });

  it('hatches what makes no sense, with the reason', async () => {
    const cells = study.cells.map((one, index) => (index === 4 ? { ...one, experiment: null, problem: 'β does not go with it', runs: [] } : one));
    await open([{ ...study, cells }]);
    expect(mounted.wrapper.get('[aria-rowindex="6"]').text()).toContain('β does not go with it');
    expect(mounted.wrapper.get('[aria-label="States"]').text()).toContain('1 impossible');
  });

  it('moves in the grid with the arrow keys, one tab stop in all', async () => {
    await open();
    expect(mounted.wrapper.findAll('[data-place][tabindex="0"]')).toHaveLength(1);
    await press('ArrowDown');
    await press('ArrowRight');
    await flushPromises();
    expect(document.activeElement).toBe(cell(1, 1).element);
    expect(document.body.querySelector('[role="tooltip"]')!.textContent).toContain('not queued yet');
    await press('End');
    await press('Home');
    expect(cell(1, 0).attributes('tabindex')).toBe('0');
  });

  it('opens a run: in Live while it trains, in Analyse when it was measured', async () => {
    await open();
    await cell(0, 1).trigger('click');
    await flushPromises();
    expect(path()).toBe(`/analyse/${ids[1]!}`);
    await mounted.router.replace('/studies');
    await press('ArrowDown');
    await press('ArrowLeft');
    await press('Enter');
    await flushPromises();
    expect(path()).toBe(`/live?run=${ids[2]!}`);
    await cell(5, 1).trigger('click');
    expect(path()).toBe(`/live?run=${ids[2]!}`);
  });

  it('shows the numbers of the cell that is pointed at', async () => {
    await open();
    await cell(0, 0).trigger('pointerover');
    const reading = document.body.querySelector('[role="tooltip"]')!.textContent;
    for (const part of ['broadcast · β 1', 'seed 0', 'NLL24.30', 'KL7.12', 'ELBO loss31.42', 'MIG0.412', 'Latents used2.0', 'Geometry score0.999']) expect(reading).toContain(part);
  });
});

describe('what can be done with a study', () => {
  it.each([['running', ['Pause', 'Stop']], ['paused', ['Continue', 'Stop']], ['planned', ['Start']], ['ended', ['Continue']]] as const)('%s: %j', async (state, labels) => {
    await open([{ ...study, study: { ...study.study, state } }]);
    for (const label of ['Start', 'Continue', 'Pause', 'Stop']) expect(button(label) !== undefined).toBe((labels as readonly string[]).includes(label));
  });

  it('pauses it and shows that at once', async () => {
    const client = await open();
    await button('Pause').trigger('click');
    await flushPromises();
    expect(lastCall(client)).toEqual({ name: 'studies.pause', input: { id: study.study.id } });
    expect(button('Continue')).toBeDefined();
  });

  it('changes the priority and the notes without touching the rest of the plan', async () => {
    const client = await open();
    await button('Raise the priority').trigger('click');
    await flushPromises();
    expect(lastCall(client)).toEqual({ name: 'studies.change', input: { id: study.study.id, plan: { ...study.study.plan, priority: 1 } } });
    await button('Notes').trigger('click');
    await flushPromises();
    const area = document.querySelector('textarea')!;
    area.value = 'what it showed';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    await flushPromises();
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Save')!.click();
    await flushPromises();
    expect(lastCall(client)).toMatchObject({ name: 'studies.change', input: { plan: { notes: 'what it showed', priority: 1 } } });
  });

  it('opens its plan to be changed, or a copy of it', async () => {
    await open();
    await button('Edit plan').trigger('click');
    await flushPromises();
    expect(path()).toBe('/set-up');
    expect(useStudyPlanStore().editing).toEqual({ id: study.study.id, name: 'β sweep' });
    expect(useStudyPlanStore().plan).toEqual(study.study.plan);
    await button('Duplicate to Set up').trigger('click');
    expect(useStudyPlanStore().editing).toBeNull();
    expect(useStudyPlanStore().name).toBe('β sweep copy');
  });

  it('leaves with a report of the runs that have begun, under the name and notes of the study', async () => {
    const named = sampleStudy({ ...samplePlan(), name: 'Depth', notes: 'Deeper is better?' }, 'running');
    const client = await open([named]);
    mounted.wrapper.findComponent(RunExportMenu).findComponent({ name: 'Dropdown' }).vm.$emit('select', 'report');
    await flushPromises();
    [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')].find(({ textContent }) => textContent.includes('Write the report'))!.click();
    await flushPromises();
    expect(client.made.find(({ name }) => name === 'exports.make')!.input).toMatchObject({ request: { what: 'report', ids: ids.slice(0, 3), title: 'Depth', notes: 'Deeper is better?' } });
  });

  it('deletes one that does not run, and takes it back', async () => {
    const client = await open([{ ...study, study: { ...study.study, state: 'ended' } }]);
    await button('Delete the study').trigger('click');
    await flushPromises();
    expect(text()).toContain('No studies yet.');
    useToasts().toasts.value.at(-1)!.action!.run();
    await flushPromises();
    expect(lastCall(client)?.name).toBe('studies.restore');
    expect(text()).toContain('β sweep');
  });

  it('takes its runs to Compare', async () => {
    await open([{ ...study, done: 2 }]);
    await button('Compare').trigger('click');
    await flushPromises();
    expect(path()).toBe(`/compare?study=${study.study.id}`);
  });
});
