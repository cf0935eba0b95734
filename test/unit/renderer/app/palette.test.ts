import { flushPromises } from '@vue/test-utils';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import CommandPalette from '@renderer/app/palette/CommandPalette.vue';
import type { Command, CommandKind } from '@renderer/app/palette/command';
import { fuzzyMatch } from '@renderer/app/palette/fuzzyMatch';
import { rankCommands } from '@renderer/app/palette/rankCommands';
import { recentCommands, rememberCommand } from '@renderer/app/palette/recentCommands';
import { useSetUpStore } from '@renderer/features/setUp/setUpStore';
import { useTourStore } from '@renderer/features/tour/tourStore';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useTheme } from '@renderer/shared/theme/theme';
import { mountScreen, type Mounted } from '../support/mountScreen';

describe('fuzzyMatch', () => {
  it('matches letters in their order, and nothing else', () => {
    expect(fuzzyMatch('rd', 'Rate-distortion')!.positions).toEqual([0, 5]);
    expect(fuzzyMatch('dr', 'Rate-distortion')!.positions).toEqual([5, 10]);
    expect(fuzzyMatch('zz', 'Rate-distortion')).toBeNull();
    expect(fuzzyMatch('', 'anything')).toEqual({ score: 0, positions: [] });
  });

  it('likes starts of words and letters beside each other', () => {
    const score = (query: string, text: string) => fuzzyMatch(query, text)!.score;
    expect(score('live', 'Live')).toBeGreaterThan(score('live', 'Delivery'));
    expect(score('xyb', 'X-Y circles · broadcast')).toBeGreaterThan(score('xyb', 'axayab'));
    expect(score('para', 'Parallel')).toBeGreaterThan(score('para', 'Peculiar arrays'));
  });

  it('takes the start of a word whole', () => {
    expect(fuzzyMatch('broad', 'X-Y circles · broadcast decoder')!.positions).toEqual([14, 15, 16, 17, 18]);
  });

  it('finds every subsequence, at positions that spell it', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...'abc -'), fc.boolean()), { maxLength: 24 }), (letters) => {
      const text = letters.map(([letter]) => letter).join('');
      const query = letters.filter(([, taken]) => taken).map(([letter]) => letter).join('');
      const match = fuzzyMatch(query, text);
      expect(match).not.toBeNull();
      expect(match!.positions.map((position) => text[position]).join('')).toBe(query.replaceAll(' ', ''));
      expect(match!.positions).toEqual([...match!.positions].sort((left, right) => left - right));
    }));
  });
});

const command = (id: string, kind: CommandKind, title: string, detail = ''): Command => ({ id, kind, title, detail, icon: {}, run: () => undefined });

describe('rankCommands', () => {
  const commands = [
    command('live', 'Go to', 'Live', 'screen'),
    command('table', 'Compare', 'Table', 'Mean and spread of every metric'),
    ...Array.from({ length: 20 }, (_, seed) => command(`run ${String(seed)}`, 'Runs', 'Circles', `β-VAE · β 4 · seed ${String(seed)} · finished`)),
  ];
  const ids = (query: string, recent: string[] = []) => rankCommands(commands, query, recent, 10).map(({ command: { id } }) => id);

  it('finds words of the title and whole pieces of the rest', () => {
    expect(ids('table')[0]).toBe('table');
    expect(ids('circles seed 17')).toEqual(['run 17']);
    expect(ids('spread')).toEqual(['table']);
    expect(ids('sprd')).toEqual([]);
  });

  it('marks the letters of the title that answer', () => {
    expect(rankCommands(commands, 'tb', [], 10)[0]!.positions).toEqual([0, 2]);
  });

  it('begins with what was used last, and with a few of each kind', () => {
    expect(ids('', ['run 9', 'gone'])).toEqual(['run 9', 'live', 'table', 'run 0', 'run 1', 'run 2', 'run 3', 'run 4', 'run 5']);
    expect(ids('cir', ['run 9'])[0]).toBe('run 9');
  });
});

describe('recentCommands', () => {
  beforeEach(() => { localStorage.clear(); });

  it('keeps the last few, each once, and survives what others wrote', () => {
    for (const id of ['a', 'b', 'c', 'd', 'a', 'e', 'f', 'g']) rememberCommand(id);
    expect(recentCommands()).toEqual(['g', 'f', 'e', 'a', 'd', 'c']);
    localStorage.setItem('sbd-workbench.recent-commands', '{"no":"list"}');
    expect(recentCommands()).toEqual([]);
  });
});

describe('CommandPalette', () => {
  let mounted: Mounted;
  beforeEach(async () => {
    localStorage.clear();
    mounted = await mountScreen(CommandPalette, { props: { shown: false }, path: '/live' });
    await useRunsStore().load();
    await mounted.wrapper.setProps({ shown: true });
    await flushPromises();
  });
  afterEach(() => {
    mounted.wrapper.unmount();
    document.body.replaceChildren();
    useTheme().setMode('system');
  });
  const field = () => document.querySelector<HTMLInputElement>('[aria-label="Command"]')!;
  const options = () => [...document.querySelectorAll('[role="option"]')];
  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await flushPromises();
  }
  async function press(key: string): Promise<void> {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await flushPromises();
  }
  /** Opens the palette anew and takes what answers best. */
  async function choose(text: string): Promise<void> {
    await mounted.wrapper.setProps({ shown: false });
    await mounted.wrapper.setProps({ shown: true });
    await flushPromises();
    await type(text);
    await press('Enter');
  }

  it('goes to a run by its decoder’s name and seed', async () => {
    await choose('deconv seed 0');
    expect(mounted.router.currentRoute.value.path).toBe('/analyse/20260301-100200-deconv-0');
    expect(mounted.wrapper.emitted('update:shown')!.at(-1)).toEqual([false]);
    expect(recentCommands()).toEqual(['run 20260301-100200-deconv-0']);
  });

  it('does things: another theme, a preset, pausing what trains', async () => {
    await choose('dark');
    expect(useTheme().mode.value).toBe('dark');
    await choose('pause');
    expect(mounted.client.made).toContainEqual({ name: 'runs.pause', input: { id: '20260301-100400-broadcast-2' } });
    await choose('pinwheel clusters');
    expect(mounted.router.currentRoute.value.path).toBe('/set-up');
    expect(useSetUpStore().preset?.id).toBe('pinwheel-demonstration');
    await choose('take the tour');
    expect(useTourStore().step?.id).toBe('experiment');
  });

  it('moves through the list with the arrow keys, around its ends', async () => {
    const current = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true');
    expect(current()).toBe(0);
    await press('ArrowUp');
    expect(current()).toBe(options().length - 1);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(current()).toBe(1);
    expect(field().getAttribute('aria-activedescendant')).toBe(options()[1]!.id);
  });

  it('says so when nothing answers', async () => {
    await type('qqqqq');
    expect(options()).toHaveLength(0);
    expect(document.body.textContent).toContain('Nothing is called that.');
    await press('Enter');
    expect(mounted.wrapper.emitted('update:shown')).toBeUndefined();
  });
});
