import { darkTokens, lightTokens } from '@renderer/shared/theme/tokens';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});
afterEach(() => { document.documentElement.removeAttribute('style'); });

const load = () => import('@renderer/shared/theme/theme');

describe('useTheme', () => {
  it('follows the choice, in tokens and in the document', async () => {
    const { applyTheme, useTheme } = await load();
    const theme = useTheme();
    const stop = applyTheme(document.documentElement);
    theme.setMode('light');
    await nextTick();
    expect(theme.isDark.value).toBe(false);
    expect(theme.tokens.value).toEqual(lightTokens);
    expect(document.documentElement.style.getPropertyValue('--surface')).toBe(lightTokens.surface);
    theme.setMode('dark');
    await nextTick();
    expect(document.documentElement.style.getPropertyValue('--surface')).toBe(darkTokens.surface);
    expect(document.documentElement.dataset['theme']).toBe('dark');
    stop();
  });

  it('changes when the menu of the desktop asks for it, until the document is let go', async () => {
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.name = 'theme-color';
    const { applyTheme, useTheme } = await load();
    const theme = useTheme();
    theme.setMode('light');
    const stop = applyTheme(document.documentElement);
    window.dispatchEvent(new Event('workbench:toggle-theme'));
    await nextTick();
    expect([theme.mode.value, meta.content]).toEqual(['dark', darkTokens.surface]);
    stop();
    window.dispatchEvent(new Event('workbench:toggle-theme'));
    expect(theme.mode.value).toBe('dark');
    meta.remove();
  });

  it('is remembered by the next window', async () => {
    (await load()).useTheme().setMode('dark');
    vi.resetModules();
    expect((await load()).useTheme().mode.value).toBe('dark');
  });

  it('starts as the system when nothing readable is remembered', async () => {
    localStorage.setItem('sbd-workbench.theme', 'sepia');
    expect((await load()).useTheme().mode.value).toBe('system');
  });
});
