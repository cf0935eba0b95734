import SetUpScreen from '@renderer/features/setUp/SetUpScreen.vue';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useStudyPlanStore } from '@renderer/features/setUp/study/studyPlanStore';
import { useToasts } from '@renderer/shared/ui/toasts';
import type { StudyPlan } from '@shared/study/study';
import { ProblemError } from '@shared/problem';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClient } from '../../support/fakeClient';
import { mountScreen, type Mounted } from '../../support/mountScreen';
import { samplePlan } from '../../support/sampleStudies';

let mounted: Mounted;

async function open(client = createFakeClient([])): Promise<Mounted> {
  mounted = await mountScreen(SetUpScreen, { client });
  await flushPromises();
  return mounted;
}

const button = (text: string | RegExp) => mounted.wrapper.findAll('button').find((candidate) => (typeof text === 'string' ? candidate.text() === text : text.test(candidate.text())))!;
const named = (name: string) => mounted.wrapper.get(`[aria-label="${name}"]`);
const calls = (name: string) => mounted.client.made.filter((made) => made.name === name);
const unfold = (group: string) => mounted.wrapper.get(`[data-group="${group}"] button`).trigger('click');
async function addValues(title: string, text: string): Promise<void> {
  await named(`Add values to ${title}`).setValue(text);
  await named(`Add values to ${title}`).trigger('keydown', { key: 'Enter' });
}

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

describe('planning a study', () => {
  it('is out of sight until someone asks for it', async () => {
    await open();
    expect(mounted.wrapper.find('[aria-label="Study"]').exists()).toBe(false);
    expect(button('Start training').exists()).toBe(true);
    await button('Plan a study…').trigger('click');
    expect(named('Study').text()).toContain('Choose what varies');
  });

  it('makes an axis of a field by the sign beside it, which then shows its values', async () => {
    await open();
    await unfold('latents');
    await named('Vary Latents').trigger('click');
    await flushPromises();
    expect(document.activeElement).toBe(named('Add values to Latents').element);
    await addValues('Latents', '2, 4');
    expect(mounted.wrapper.get('[data-field="model.latents"]').text()).toContain('2, 4, 10');
    expect(mounted.wrapper.get('[data-field="model.latents"]').find('input').exists()).toBe(false);
    expect(button(/^Start study/).text()).toBe('Start study of 3 runs');
  });

  it('keeps what is no number in the field, and says so', async () => {
    await open();
    useStudyPlanStore().vary('model.latents');
    await flushPromises();
    await addValues('Latents', '2, many, 4');
    expect(mounted.wrapper.get('[data-axis="model.latents"] [role="alert"]').text()).toBe('“many” is no number.');
    expect((named('Add values to Latents').element as HTMLInputElement).value).toBe('many');
  });

  it('chooses among kinds of a part, and edits each of them in the form', async () => {
    await open();
    await unfold('decoder');
    await named('Vary Kind').trigger('click');
    await flushPromises();
    await named('Add DeConv').trigger('click');
    const kinds = named('Decoder: the value that the form shows').findAll('button').slice(0, 2);
    expect(kinds.map((kind) => [kind.text(), kind.attributes('aria-pressed')])).toEqual([['Broadcast', 'true'], ['DeConv', 'false']]);
    await kinds[1]!.trigger('click');
    expect(useSetUpStore().draft.model.decoder.type).toBe('deconv');
  });

  it('takes values out with the Delete key', async () => {
    await open();
    useStudyPlanStore().load(samplePlan(), null);
    await flushPromises();
    await named('Edit broadcast').trigger('keydown', { key: 'Delete' });
    expect(useStudyPlanStore().axes[0]!.values.map(({ label }) => label)).toEqual(['deconv']);
  });

  it('tells what it comes to: runs, disk, impossible combinations, time on each device', async () => {
    const client = createFakeClient([]);
    await open(client);
    useStudyPlanStore().load({ ...samplePlan(), axes: [{ title: 'Prior', values: [{ label: 'mixture', changes: { 'model.prior': { type: 'mixture', variance: 0.03 } } }, { label: 'as is', changes: {} }] }] }, null);
    await vi.advanceTimersByTimeAsync(400);
    const summary = named('What the study comes to');
    expect(summary.text()).toContain('2combinations');
    expect(summary.text()).toContain('2runs');
    expect(summary.text()).toContain('8.00 MBon disk');
    await button('1 combination makes no sense and is left out').trigger('click');
    expect(summary.text()).toContain('mixture: model.prior.type the mixture lies in a plane');
    await vi.advanceTimersByTimeAsync(4000);
    expect(named('Estimated time of the study').text()).toContain('cpu1 min 20 s');
    expect(calls('studies.estimate').map(({ input }) => (input as { device: string }).device)).toEqual(['webgpu', 'cpu']);
  });

  it('shows the reason where a device can not be measured, and measures again when asked', async () => {
    const client = createFakeClient([]);
    client.answer('studies.estimate', () => { throw new ProblemError({ code: 'no-memory', what: 'The device ran out of memory.', where: '', remedy: 'Use smaller batches.' }); });
    await open(client);
    useStudyPlanStore().load(samplePlan(), null);
    await vi.advanceTimersByTimeAsync(5000);
    expect(named('Estimated time of the study').text()).toContain('The device ran out of memory.');
    const before = calls('studies.estimate').length;
    await button('Estimate the time').trigger('click');
    await flushPromises();
    expect(calls('studies.estimate').length).toBe(before + 2);
  });

  it('starts the study and goes to its board', async () => {
    await open();
    useStudyPlanStore().load({ ...samplePlan(), name: 'mine' }, null);
    await flushPromises();
    await button('Start study of 12 runs').trigger('click');
    await flushPromises();
    expect((calls('studies.create')[0]!.input as StudyPlan).name).toBe('mine');
    expect(calls('studies.start')).toHaveLength(1);
    expect(mounted.router.currentRoute.value.path).toMatch(/^\/studies\/\d+/);
    expect(useSetUpStore().planning).toBe(false);
  });

  it('keeps the plan when the start fails, and does not keep the study twice', async () => {
    const client = createFakeClient([]);
    client.answer('studies.start', () => { throw new ProblemError({ code: 'no-device', what: 'No device is free.', where: '', remedy: 'Wait.' }); });
    await open(client);
    useStudyPlanStore().load(samplePlan(), null);
    await flushPromises();
    await button('Start study of 12 runs').trigger('click');
    await flushPromises();
    expect(useToasts().toasts.value).toHaveLength(1);
    await button('Save and start').trigger('click');
    await flushPromises();
    expect(calls('studies.create')).toHaveLength(1);
    expect(calls('studies.change')).toHaveLength(1);
  });

  it('goes to the field that is wrong instead of starting', async () => {
    await open();
    useStudyPlanStore().load(samplePlan(), null);
    useStudyPlanStore().budgetHours = -2;
    await flushPromises();
    expect(button('1 problem').exists()).toBe(true);
    await button(/^Start study/).trigger('click');
    await flushPromises();
    expect(calls('studies.create')).toEqual([]);
    expect(document.activeElement).toBe(named('Time budget in hours').element.tagName === 'INPUT' ? named('Time budget in hours').element : named('Time budget in hours').get('input').element);
  });
});
