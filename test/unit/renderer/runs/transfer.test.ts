import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import RunsScreen from '@renderer/features/runs/RunsScreen.vue';
import ImportDialog from '@renderer/features/runs/transfer/ImportDialog.vue';
import ReportDialog from '@renderer/shared/transfers/ReportDialog.vue';
import RunExportMenu from '@renderer/shared/transfers/RunExportMenu.vue';
import { useTransfersStore } from '@renderer/shared/transfers/transfersStore';
import { useToasts } from '@renderer/shared/ui/toasts';
import { presets } from '@shared/experiment/presets';
import { ProblemError } from '@shared/problem';
import { createFakeClient } from '../support/fakeClient';
import type { Mounted } from '../support/mountScreen';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';

const saved = vi.hoisted((): { name: string; content: Blob }[] => []);
vi.mock('@renderer/shared/plots/saveFile', () => ({ saveFile: (name: string, content: Blob) => { saved.push({ name, content }); } }));
enableAutoUnmount(afterEach);
beforeEach(() => { saved.length = 0; });

const ids = ['20260301-100000-broadcast-0', '20260301-100100-broadcast-1'] as const;
const client = () => createFakeClient(ids.map((id, index) => sampleRun(id, 'finished', index)));
const choose = ({ wrapper }: Mounted, key: string) => { wrapper.findComponent(RunExportMenu).findComponent({ name: 'Dropdown' }).vm.$emit('select', key); };
/** Dialogs live outside the screen. */
const inDialog = (text: string) => [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')].find((button) => button.textContent.trim().startsWith(text))!;

describe('exporting runs', () => {
  it('makes the file, fetches it, hands it to the browser and forgets it', async () => {
    const fake = client();
    const screen = await openScreen(RunsScreen, fake, '/runs');
    choose(screen, 'learningCurves:parquet');
    await flushPromises();
    const calls = fake.made.filter(({ name }) => name.startsWith('exports.'));
    expect(calls.map(({ name }) => name)).toEqual(['exports.make', 'exports.read', 'exports.discard']);
    expect(calls[0]!.input).toMatchObject({ request: { what: 'learningCurves', ids: [...ids].reverse(), format: 'parquet' } });
    expect(saved.map(({ name }) => name)).toEqual(['learningCurves.bin']);
    expect([...new Uint8Array(await saved[0]!.content.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  it('shows how far it is, and can be cancelled without a word of failure', async () => {
    const fake = client();
    let refuse: (error: Error) => void = () => undefined;
    fake.answer('exports.make', ({ ticket }) => {
      fake.emit('transfers.progress', { ticket, fraction: 0.25 });
      return new Promise((_, reject) => { refuse = reject; });
    });
    fake.answer('exports.cancel', () => {
      refuse(new ProblemError({ code: 'cancelled', what: 'The export was cancelled.', where: '', remedy: '' }));
      return {};
    });
    const before = useToasts().toasts.value.length;
    const screen = await openScreen(RunsScreen, fake, '/runs');
    choose(screen, 'runFolders');
    await flushPromises();
    const [transfer] = useTransfersStore().transfers;
    expect(transfer).toMatchObject({ label: 'Folders of 2 runs', fraction: 0.25 });
    transfer!.cancel();
    await flushPromises();
    expect(useTransfersStore().transfers).toEqual([]);
    expect(useToasts().toasts.value).toHaveLength(before);
    expect(saved).toEqual([]);
  });

  it('writes a report with title and notes', async () => {
    const fake = client();
    const screen = await openScreen(RunsScreen, fake, '/runs');
    choose(screen, 'report');
    await flushPromises();
    const dialog = screen.wrapper.findComponent(ReportDialog);
    dialog.findAllComponents({ name: 'Input' })[0]!.vm.$emit('update:value', 'My title');
    inDialog('Write the report').click();
    await flushPromises();
    expect(fake.made.find(({ name }) => name === 'exports.make')!.input).toMatchObject({ request: { what: 'report', title: 'My title', notes: '' } });
  });
});

describe('importing', () => {
  async function open(): Promise<{ fake: ReturnType<typeof client>; screen: Mounted; dialog: ReturnType<Mounted['wrapper']['findComponent']> }> {
    const fake = client();
    const screen = await openScreen(RunsScreen, fake, '/runs');
    await screen.wrapper.findAll('button').find((one) => one.text() === 'Import…')!.trigger('click');
    await flushPromises();
    return { fake, screen, dialog: screen.wrapper.findComponent(ImportDialog) };
  }

  it('looks at a path, asks which experiment the metrics are of, and takes them in with what was chosen', async () => {
    const { fake, dialog } = await open();
    dialog.findComponent({ name: 'Input' }).vm.$emit('update:value', '/data/logs');
    await flushPromises();
    inDialog('Look there').click();
    await flushPromises();
    expect(fake.made.find(({ name }) => name === 'imports.inspect')!.input).toMatchObject({ source: { kind: 'path', path: '/data/logs' } });
    expect(document.querySelector('[role="dialog"]')!.textContent).toContain('Found: 1 run folder; metrics of 1 run of another program.');
    expect(inDialog('Import 2 runs').disabled).toBe(true);
    const selects = dialog.findAllComponents({ name: 'Select' });
    selects[0]!.vm.$emit('update:value', `preset ${presets[0]!.id}`);
    selects[2]!.vm.$emit('update:value', 'ignore');
    await flushPromises();
    inDialog('Import 2 runs').click();
    await flushPromises();
    expect(fake.made.find(({ name }) => name === 'imports.run')!.input).toMatchObject({
      curves: [{ key: 'baseline.csv#', name: 'baseline', seed: 0, roles: { train_loss: 'loss', accuracy: 'ignore' } }], experiment: presets[0]!.experiment,
    });
    expect(useToasts().toasts.value.at(-1)!.content).toMatchObject({ text: '1 run was imported.' });
  });

  it('brings files piece by piece', async () => {
    const { fake, dialog } = await open();
    const picker = document.querySelector<HTMLInputElement>('[role="dialog"] input[type="file"]')!;
    Object.defineProperty(picker, 'files', { value: [Object.assign(new File(['step,loss\n1,2\n'], 'baseline.csv'), { webkitRelativePath: '' })] });
    picker.dispatchEvent(new Event('change'));
    await vi.waitFor(() => { expect(fake.made.some(({ name }) => name === 'imports.inspect')).toBe(true); });
    const calls = fake.made.filter(({ name }) => name.startsWith('imports.'));
    expect(calls[0]!.input).toMatchObject({ files: [{ name: 'baseline.csv', bytes: 14 }] });
    expect(atob((calls[1]!.input as { data: string }).data)).toBe('step,loss\n1,2\n');
    expect(dialog.exists()).toBe(true);
  });

  it('says what is wrong in place', async () => {
    const { fake, dialog } = await open();
    fake.answer('imports.inspect', () => { throw new ProblemError({ code: 'not-importable', what: 'There is nothing here that can be imported.', where: 'x', remedy: 'Choose run folders.' }); });
    dialog.findComponent({ name: 'Input' }).vm.$emit('update:value', '/x');
    await flushPromises();
    inDialog('Look there').click();
    await flushPromises();
    expect(document.querySelector('[role="dialog"] [role="alert"]')!.textContent).toContain('There is nothing here that can be imported.');
  });
});
