import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { findElectron } from '../../resources/launcher/electronBinary.mjs';
import type { Door, OpenApplication, Profile } from './door';
import { until } from './until';

async function open(executablePath: string, profile: Profile): Promise<OpenApplication> {
  const root = resolve('.');
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const application = await _electron.launch({
    executablePath,
    args: [...sandbox, root, `--user-data-dir=${profile.dataFolder}`, '--runs', profile.runsFolder],
    env: { ...definedEnvironment(), SBD_DOWNLOADS: profile.downloadsFolder },
  });
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

const executable = findElectron(resolve('.'));

/** The desktop application. */
export const electronDoor: Door = {
  id: 'electron',
  name: 'Electron window',
  unavailable: whyNot(executable),
  open: (profile) => open(executable!, profile),
};
