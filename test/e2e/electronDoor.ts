import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { findElectron } from '../../resources/launcher/electronBinary.mjs';
import type { Door, OpenApplication, Profile } from './door';
import { until } from './until';

/** Electron's binary, or null. */
export const electronExecutable = findElectron(resolve('.'));

/** The command line that opens the application on a profile. */
export function electronArguments(profile: Profile): string[] {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, resolve('.'), `--user-data-dir=${profile.dataFolder}`, '--runs', profile.runsFolder];
}

/** Starts the application in such a way that Playwright holds the strings of its main process too. */
export function launchElectron(profile: Profile): Promise<ElectronApplication> {
  return _electron.launch({ executablePath: electronExecutable!, args: electronArguments(profile), env: { ...definedEnvironment(), SBD_DOWNLOADS: profile.downloadsFolder } });
}

async function open(profile: Profile): Promise<OpenApplication> {
  const application = await launchElectron(profile);
  let closing = false;
  // Playwright only says that something was closed.
  application.process().once('exit', (code, signal) => { if (!closing) console.error(`Electron ended by itself: ${signal ?? `exit code ${String(code)}`}.`); });
  const page = await application.firstWindow();
  const resize = async (width: number, height: number): Promise<void> => {
    await application.evaluate(({ BrowserWindow }, size) => { BrowserWindow.getAllWindows()[0]!.setContentSize(size.width, size.height); }, { width, height });
    await until(`a page of ${width}×${height}`, () => page.evaluate<number[]>('[innerWidth, innerHeight]'), (size) => size[0] === width && size[1] === height, 10_000);
  };
  await resize(1280, 800);
  return {
    page,
    resize,
    async download(click) {
      const before = new Set(readdirSync(profile.downloadsFolder));
      await click();
      // Playwright tells nothing of Electron's downloads. A file has its own name only when it is whole.
      const added = () => Promise.resolve(readdirSync(profile.downloadsFolder).find((name) => !before.has(name) && !name.endsWith('.crdownload')));
      const name = await until('the downloaded file', added, (found) => found !== undefined, 20_000);
      return join(profile.downloadsFolder, name!);
    },
    async close() {
      closing = true;
      await application.evaluate(({ dialog }) => { dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false }); });
      await application.close();
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function whyNot(executable: string | null): string | null {
  if (executable === null) return 'no Electron: neither ELECTRON_OVERRIDE_DIST_PATH nor node_modules/electron/dist has one';
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'no display, and no xvfb-run to make one';
  return existsSync(resolve('out/main/index.js')) ? null : 'the application is not built';
}

/** The desktop application. */
export const electronDoor: Door = {
  id: 'electron',
  name: 'Electron window',
  unavailable: whyNot(electronExecutable),
  open,
};
