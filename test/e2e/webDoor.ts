import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import type { Door, OpenApplication, Profile } from './door';

const announcementSchema = z.strictObject({ address: z.url(), port: z.int(), runsFolder: z.string() });

/** Nothing was active; active runs keep a checkpoint. */
const cleanExits: readonly number[] = [0, 75];

function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** Starts `sbd serve` and waits for its address. */
async function startServer(profile: Profile): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [resolve('out/main/cli.js'), 'serve', '--json', '--runs', profile.runsFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: server.stdout })) return { server, address: announcementSchema.parse(JSON.parse(line)).address };
  throw new Error('sbd serve ended without an address.');
}

/** Resolves to the exit code; null where a signal ended the process. */
function ended(process: ChildProcess): Promise<number | null> {
  return new Promise((resolveEnded) => {
    if (process.exitCode !== null || process.signalCode !== null) resolveEnded(process.exitCode);
    else process.once('exit', resolveEnded);
  });
}

async function open(executablePath: string, profile: Profile): Promise<OpenApplication> {
  const { server, address } = await startServer(profile);
  const context = await chromium.launchPersistentContext(profile.dataFolder, {
    executablePath, viewport: { width: 1280, height: 800 }, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], acceptDownloads: true,
  });
  const page = context.pages()[0] ?? await context.newPage();
  await page.goto(address);
  return {
    page,
    resize: (width, height) => page.setViewportSize({ width, height }),
    async download(click) {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      const path = join(profile.downloadsFolder, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    },
    async close() {
      await context.close();
      server.kill('SIGTERM');
      const code = await ended(server);
      if (code === null || !cleanExits.includes(code)) throw new Error(`sbd serve ended with ${code ?? server.signalCode}, not with ${cleanExits.join(' or ')}.`);
    },
  };
}

const executablePath = findChromium();

/** The web host, seen through Chromium. */
export const webDoor: Door = {
  id: 'web',
  name: 'web host in Chromium',
  unavailable: executablePath === null ? 'no Chromium on the PATH' : null,
  open: (profile) => open(executablePath!, profile),
};
