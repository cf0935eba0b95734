import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { MINIMUM_HEIGHT, MINIMUM_WIDTH, reachableBounds, readWindowState, writeWindowState } from './windowState';

const DARK_BACKGROUND = '#14161a';
const LIGHT_BACKGROUND = '#f7f8fa';

/** Opens the application's window where it was left, still without a page. It shows itself when its page is first drawn. */
export function createWindow(applicationFolder: string): BrowserWindow {
  const statePath = join(app.getPath('userData'), 'window.json');
  const state = readWindowState(statePath);
  let background = state.background;
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...reachableBounds(state.bounds, screen.getAllDisplays().map((display) => display.workArea)),
    minWidth: MINIMUM_WIDTH,
    minHeight: MINIMUM_HEIGHT,
    show: false,
    title: app.name,
    icon: join(applicationFolder, 'resources', 'icon.png'),
    backgroundColor: background ?? (nativeTheme.shouldUseDarkColors ? DARK_BACKGROUND : LIGHT_BACKGROUND),
    webPreferences: {
      preload: join(applicationFolder, 'out', 'preload', 'preload.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => { window.show(); });
  // The page says its background with <meta name="theme-color">.
  window.webContents.on('did-change-theme-color', (_event, color) => {
    if (color === null) return;
    background = color.slice(0, 7);
    window.setBackgroundColor(background);
  });
  window.on('close', () => {
    writeWindowState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized(), background });
  });
  return window;
}
