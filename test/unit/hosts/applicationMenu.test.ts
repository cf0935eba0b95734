import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { applicationMenu } from '../../../src-main/hosts/electron/applicationMenu';

function actions() {
  return { showScreen: vi.fn(), toggleTheme: vi.fn(), openRunsFolder: vi.fn(), openPaper: vi.fn() };
}

function submenu(menu: MenuItemConstructorOptions[], label: string): MenuItemConstructorOptions[] {
  return menu.find((item) => item.label === label)?.submenu as MenuItemConstructorOptions[];
}

function click(items: MenuItemConstructorOptions[], label: string): void {
  const item = items.find((candidate) => candidate.label === label);
  (item?.click as () => void)();
}

describe('application menu', () => {
  it('opens the screens with the digits from one on', () => {
    const spies = actions();
    const screens = submenu(applicationMenu(spies, 'linux'), '&View').filter((item) => item.accelerator !== undefined);
    expect(screens.map((item) => item.accelerator)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((digit) => `CmdOrCtrl+${digit}`));
    for (const item of screens) (item.click as () => void)();
    expect(spies.showScreen.mock.calls.flat()).toEqual(['set-up', 'live', 'studies', 'runs', 'compare', 'analyse', 'reproduce', 'devices']);
  });

  it('does what its items say', () => {
    const spies = actions();
    const menu = applicationMenu(spies, 'linux');
    click(submenu(menu, '&File'), 'New Experiment…');
    expect(spies.showScreen).toHaveBeenCalledWith('set-up');
    click(submenu(menu, '&File'), 'Open Runs Folder');
    expect(spies.openRunsFolder).toHaveBeenCalledOnce();
    click(submenu(menu, '&View'), 'Toggle Theme');
    expect(spies.toggleTheme).toHaveBeenCalledOnce();
    click(submenu(menu, '&Help'), 'The Spatial Broadcast Decoder Paper');
    expect(spies.openPaper).toHaveBeenCalledOnce();
  });

  it.each(['linux', 'win32', 'darwin'] as const)('has Quit and About exactly once on %s', (platform) => {
    const menu = applicationMenu(actions(), platform);
    const roles = menu.flatMap((item) => [item.role, ...(Array.isArray(item.submenu) ? item.submenu.map((inner) => inner.role) : [])]);
    const own = roles.filter((role) => role === 'quit' || role === 'about');
    // macOS has both in the application menu.
    expect(own).toEqual(platform === 'darwin' ? [] : ['quit', 'about']);
    expect(roles.includes('appMenu')).toBe(platform === 'darwin');
  });
});
