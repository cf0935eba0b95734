import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { _electron, chromium } from 'playwright-core';
import { findElectron } from '../../resources/launcher/electronBinary.mjs';
import { root } from './bundle.mjs';

const WINDOW = { width: 1280, height: 800 };
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const electron = findElectron(root);
const browser = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find((path) => existsSync(path));
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;

/** The ways into the application that this machine has: Electron needs a display (`xvfb-run npm run bench` makes one). */
export const doors = [...(browser ? ['web'] : []), ...(electron && hasDisplay ? ['electron'] : [])];

/** Makes a profile with an empty runs folder; `remove` takes it away. */
export function createProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'sbd-bench-'));
  const runs = join(folder, 'runs');
  mkdirSync(runs);
  return { runs, data: join(folder, 'data'), remove: () => { rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); } };
}

/**
 * Opens an application through a door.
 * @param folder the one with its package.json
 * @returns its page, the process id of its main process, the milliseconds until a run could be started, and what closes it
 */
export async function openApplication(door, folder, profile) {
  const started = performance.now();
  const opened = door === 'web' ? await openWeb(folder, profile) : await openElectron(folder, profile);
  await opened.page.getByRole('button', { name: /^Start training/ }).and(opened.page.locator(':enabled')).first().waitFor();
  return { ...opened, milliseconds: performance.now() - started - opened.beforeMilliseconds };
}

async function openElectron(folder, { runs, data }) {
  const application = await _electron.launch({ executablePath: electron, args: [...sandbox, folder, `--user-data-dir=${data}`, '--runs', runs] });
  const page = await application.firstWindow();
  return {
    page,
    pid: application.process().pid,
    beforeMilliseconds: 0,
    async close() {
      await application.evaluate(({ dialog }) => { dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false }); });
      await application.close();
    },
  };
}

async function openWeb(folder, { runs, data }) {
  // A browser that is open already: only the application's own start counts.
  const began = performance.now();
  const context = await chromium.launchPersistentContext(data, { executablePath: browser, viewport: WINDOW, args: sandbox });
  const page = context.pages()[0] ?? await context.newPage();
  const beforeMilliseconds = performance.now() - began;
  const server = spawn(process.execPath, [join(folder, 'out/main/cli.js'), 'serve', '--json', '--runs', runs], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  for await (const line of createInterface({ input: server.stdout })) {
    await page.goto(JSON.parse(line).address);
    break;
  }
  return {
    page,
    pid: server.pid,
    beforeMilliseconds,
    async close() {
      await context.close();
      server.kill('SIGTERM');
      await ended;
    },
  };
}
