import type { MenuItemConstructorOptions } from 'electron';

/** A screen that the menu opens; its route in the renderer. */
export type ScreenRoute = 'set-up' | 'live' | 'studies' | 'runs' | 'compare' | 'analyse' | 'reproduce' | 'devices';

/** What the menu's own items do. */
export interface MenuActions {
  showScreen(route: ScreenRoute): void;
  toggleTheme(): void;
  openRunsFolder(): void;
  openPaper(): void;
}

const screens: readonly (readonly [ScreenRoute, string])[] = [
  ['set-up', 'Set Up'],
  ['live', 'Live'],
  ['studies', 'Studies'],
  ['runs', 'Runs'],
  ['compare', 'Compare'],
  ['analyse', 'Analyse'],
  ['reproduce', 'Reproduce'],
  ['devices', 'Devices'],
];

/** The application's menu, as a template for Electron. macOS keeps About and Quit in a menu of the application's name. */
export function applicationMenu(actions: MenuActions, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const quit: MenuItemConstructorOptions[] = isMac ? [] : [{ type: 'separator' }, { role: 'quit' }];
  const about: MenuItemConstructorOptions[] = isMac ? [] : [{ type: 'separator' }, { role: 'about' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New Experiment…', accelerator: 'CmdOrCtrl+N', click: () => { actions.showScreen('set-up'); } },
        { label: 'Open Runs Folder', accelerator: 'CmdOrCtrl+Shift+O', click: () => { actions.openRunsFolder(); } },
        ...quit,
      ],
    },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(actions) },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: '&Help',
      submenu: [{ label: 'The Spatial Broadcast Decoder Paper', click: () => { actions.openPaper(); } }, ...about],
    },
  ];
}

function viewItems(actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    ...screens.map(([route, label], index): MenuItemConstructorOptions => (
      { label, accelerator: `CmdOrCtrl+${index + 1}`, click: () => { actions.showScreen(route); } }
    )),
    { type: 'separator' },
    { label: 'Toggle Theme', click: () => { actions.toggleTheme(); } },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
}
