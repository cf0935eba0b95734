import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import RunDrawer from '@renderer/features/runs/RunDrawer.vue';
import RunsScreen from '@renderer/features/runs/RunsScreen.vue';
import RunsToolbar from '@renderer/features/runs/RunsToolbar.vue';
import RunExportMenu from '@renderer/shared/transfers/RunExportMenu.vue';
import { useToasts } from '@renderer/shared/ui/toasts';
import { createFakeClient } from '../support/fakeClient';
import type { Mounted } from '../support/mountScreen';
import { openScreen } from '../support/openScreen';
import { sampleRun } from '../support/sampleRuns';

const saved = vi.hoisted((): { name: string; content: Blob }[] => []);
vi.mock('@renderer/shared/plots/saveFile', () => ({ saveFile: (name: string, content: Blob) => { saved.push({ name, content }); } }));
enableAutoUnmount(afterEach);

const finished = ['20260301-100000-broadcast-0', '20260301-100100-broadcast-1', '20260301-100200-deconv-0'] as const;
const ascending = () => createFakeClient(finished.map((id, index) => ({ ...sampleRun(id, 'finished', index), status: { ...sampleRun(id).status, createdAt: `2026-03-0${String(index + 1)}T10:00:00.000Z` } })));

const press = ({ wrapper }: Mounted, key: string) => wrapper.get('.table').trigger('keydown', { key });
const button = ({ wrapper }: Mounted, name: string) => wrapper.findAll('button').find((one) => one.text() === name)!;
const shownIds = ({ wrapper }: Mounted) => wrapper.findAll('[data-run]').map((row) => row.attributes('data-run'));
const title = ({ wrapper }: Mounted, text: string) => wrapper.findAll('[role="columnheader"]').find((one) => one.text() === text)!;

describe('RunsScreen', () => {
  it('lists all runs, newest first, and filters as one types', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    expect(shownIds(screen)).toEqual([...finished].reverse());
    await screen.wrapper.get('input[aria-label="Filter runs"]').setValue('seed:1');
    expect(shownIds(screen)).toEqual([finished[1]]);
    expect(screen.wrapper.text()).toContain('1 of 3');
  });

  it('sorts by any column', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    await title(screen, 'NLL').get('button').trigger('click');
    expect(title(screen, 'NLL').attributes('aria-sort')).toBe('ascending');
    expect(shownIds(screen)).toEqual([...finished]);
    await title(screen, 'NLL').get('button').trigger('click');
    expect(shownIds(screen)).toEqual([...finished].reverse());
  });

  it('sorts by time of creation in either direction', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    await title(screen, 'Created').get('button').trigger('click');
    expect(shownIds(screen)).toEqual([...finished]);
    await title(screen, 'NLL').get('button').trigger('click');
    for (const order of ['descending', 'none']) {
      await title(screen, 'NLL').get('button').trigger('click');
      expect(title(screen, 'NLL').attributes('aria-sort')).toBe(order);
    }
    expect(shownIds(screen)).toEqual([...finished].reverse());
  });

  it('moves with the arrow keys and opens with Enter', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    await press(screen, 'ArrowDown');
    await press(screen, 'ArrowDown');
    await press(screen, 'Enter');
    await flushPromises();
    expect(screen.router.currentRoute.value.path).toBe(`/analyse/${finished[1]}`);
  });

  it('deletes with the Delete key and brings back with Undo', async () => {
    const client = ascending();
    const screen = await openScreen(RunsScreen, client, '/runs');
    await press(screen, 'ArrowDown');
    await press(screen, 'Delete');
    await flushPromises();
    expect(shownIds(screen)).toEqual([finished[1], finished[0]]);
    const toast = useToasts().toasts.value.find(({ action }) => action?.label === 'Undo')!;
    toast.action!.run();
    await flushPromises();
    expect(client.made.some(({ name, input }) => name === 'runs.restore' && (input as { ids: string[] }).ids[0] === finished[2])).toBe(true);
    expect(shownIds(screen)).toEqual([...finished].reverse());
  });

  it('does not delete runs that a process holds', async () => {
    const client = createFakeClient([sampleRun('20260301-100400-broadcast-2', 'running')]);
    const screen = await openScreen(RunsScreen, client, '/runs');
    await press(screen, 'ArrowDown');
    await press(screen, 'Delete');
    await flushPromises();
    expect(client.made.some(({ name }) => name === 'runs.remove')).toBe(false);
    expect(button(screen, 'Delete').attributes('disabled')).toBeDefined();
  });

  it('never acts on a selected run that the filter hides', async () => {
    const client = ascending();
    const screen = await openScreen(RunsScreen, client, '/runs');
    for (let row = 0; row < 3; row++) {
      await press(screen, 'ArrowDown');
      if (row > 0) await press(screen, ' ');
    }
    expect(screen.wrapper.text()).toContain('2 selected');
    await screen.wrapper.get('input[aria-label="Filter runs"]').setValue('seed:1');
    await button(screen, 'Delete').trigger('click');
    await flushPromises();
    expect(client.made.find(({ name }) => name === 'runs.remove')?.input).toEqual({ ids: [finished[1]] });
  });

  it('ticks a row with what lies between it and the one before', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    const boxes = screen.wrapper.findAll('[data-run] input[type="checkbox"]');
    await boxes[0]!.trigger('click');
    await boxes[2]!.trigger('click', { shiftKey: true });
    expect(screen.wrapper.text()).toContain('3 selected');
  });

  it('draws what is on the screen only, and what the keyboard moves to', async () => {
    const many = Array.from({ length: 300 }, (_, seed) => sampleRun(`20260301-100000-broadcast-${String(seed).padStart(3, '0')}`, 'finished', seed));
    const screen = await openScreen(RunsScreen, createFakeClient(many), '/runs');
    expect(screen.wrapper.get('[role="table"]').attributes('aria-rowcount')).toBe('301');
    expect(shownIds(screen).length).toBeLessThan(40);
    for (let row = 0; row < 60; row++) await press(screen, 'ArrowDown');
    expect(screen.wrapper.get('[aria-current="true"]').attributes('aria-rowindex')).toBe('61');
  });

  it('focuses the filter with "/"', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '/' }));
    await nextTick();
    expect(document.activeElement).toBe(screen.wrapper.get('input[aria-label="Filter runs"]').element);
  });

  it('duplicates and resumes', async () => {
    const client = createFakeClient([sampleRun('20260301-100600-deconv-2', 'interrupted')]);
    const screen = await openScreen(RunsScreen, client, '/runs');
    await press(screen, 'ArrowDown');
    await button(screen, 'Resume').trigger('click');
    await button(screen, 'Duplicate').trigger('click');
    await flushPromises();
    expect(client.made.map(({ name }) => name)).toEqual(expect.arrayContaining(['runs.resume', 'runs.duplicate']));
    expect(shownIds(screen)).toHaveLength(2);
  });

  it('saves tags and notes', async () => {
    const client = ascending();
    const screen = await openScreen(RunsScreen, client, '/runs');
    await press(screen, 'ArrowDown');
    screen.wrapper.findComponent(RunsToolbar).vm.$emit('annotate');
    await flushPromises();
    const drawer = screen.wrapper.findComponent(RunDrawer);
    drawer.findComponent({ name: 'DynamicTags' }).vm.$emit('update:value', ['paper', 'paper']);
    const notes = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Notes"]')!;
    notes.value = 'Unfolds at step 300.';
    notes.dispatchEvent(new Event('input'));
    await nextTick();
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Save')!.click();
    await flushPromises();
    expect(client.made.find(({ name }) => name === 'runs.annotate')?.input).toEqual({ id: finished[2], annotations: { tags: ['paper'], notes: 'Unfolds at step 300.' } });
  });

  it('lists unreadable folders with their reason', async () => {
    const client = ascending();
    client.answer('runs.list', () => ({ runs: [], unreadable: [{ folder: '/runs/broken', problem: { code: 'truncated', what: 'status.json is truncated.', where: 'status.json', remedy: 'Restore it.' } }] }));
    const { wrapper } = await openScreen(RunsScreen, client, '/runs');
    expect(wrapper.text()).toContain('1 run folder could not be read');
    expect(wrapper.text()).toContain('/runs/broken');
    expect(wrapper.text()).toContain('status.json is truncated.');
  });

  it('exports what the filter lets pass', async () => {
    const screen = await openScreen(RunsScreen, ascending(), '/runs');
    await screen.wrapper.get('input[aria-label="Filter runs"]').setValue('seed:1');
    screen.wrapper.findComponent(RunExportMenu).findComponent({ name: 'Dropdown' }).vm.$emit('select', 'shown');
    const lines = (await saved[saved.length - 1]!.content.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(finished[1]);
  });

  it('offers neither a model nor a copy of a run that another program trained', async () => {
    const client = ascending();
    const foreign = sampleRun(finished[0]);
    client.answer('runs.list', () => ({ runs: [{ ...foreign, status: { ...foreign.status, origin: { source: 'csv', name: 'a.csv', importedAt: '2026-03-01T10:00:00.000Z' } } }], unreadable: [] }));
    const screen = await openScreen(RunsScreen, client, '/runs');
    await press(screen, 'ArrowDown');
    const disabled = (name: string) => button(screen, name).attributes('disabled') !== undefined;
    expect(['Analyse', 'Duplicate', 'Resume', 'Live', 'Delete'].map(disabled)).toEqual([true, true, true, false, false]);
  });
});
