import { spawn } from 'node:child_process';
import { createClient, type Client } from '@shared/contract/client';
import { presets } from '@shared/experiment/presets';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from './door';
import { electronArguments, electronDoor, electronExecutable, launchElectron } from './electronDoor';
import { createProfile, removeProfile } from './profile';
import { until } from './until';
import { screenNames } from './workbenchPage';

/** A client that speaks through the page's own port, as a second voice beside the renderer's. */
async function clientIn(page: Page): Promise<Client> {
  let deliver: (message: unknown) => void = () => undefined;
  await page.exposeFunction('deliverToTest', (message: unknown) => { deliver(message); });
  await page.evaluate('workbench.onMessage((message) => { if (message.kind === "response" && message.id >= 1e6) deliverToTest({ ...message, id: message.id - 1e6 }); })');
  return createClient({
    send: (message) => {
      const request = message as { id: number };
      void page.evaluate(`workbench.send(${JSON.stringify({ ...request, id: request.id + 1e6 })})`);
    },
    onMessage: (listener) => { deliver = listener; },
    onClose: () => undefined,
  });
}

describe.skipIf(electronDoor.unavailable !== null)(`desktop application${electronDoor.unavailable === null ? '' : ` (${electronDoor.unavailable})`}`, () => {
  let profile: Profile;
  let application: ElectronApplication;
  let page: Page;
  let client: Client;

  async function launch(): Promise<void> {
    application = await launchElectron(profile);
    page = await application.firstWindow();
    await page.getByRole('navigation').getByRole('link', { name: 'Set up' }).waitFor();
  }

  beforeAll(async () => {
    profile = createProfile();
    await launch();
  });
  afterAll(async () => {
    await application.close();
    removeProfile(profile);
  });

  it('has a name of its own, and a menu that steers the window', async () => {
    const menu = await application.evaluate(({ app, Menu }) => ({ name: app.name, items: Menu.getApplicationMenu()!.items.map((item) => item.label) }));
    expect(menu.name).toBe('SBD Workbench');
    expect(menu.items).toEqual(['&File', 'Edit', '&View', 'Window', '&Help']);
    const screens = await application.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.find((item) => item.label === '&View')!.submenu!.items.map((item) => item.label).slice(0, 8));
    expect(screens.map((label) => label.toLowerCase())).toEqual(screenNames.map((label) => label.toLowerCase()));
    await application.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()!.items.find((item) => item.label === '&View')!.submenu!.items.find((item) => item.label === 'Devices')!.click();
    });
    await until('Devices', () => page.title(), (title) => title.includes('Devices') && title.includes('SBD Workbench'));
  });

  it('stays on its page, opens no window and grants no permission but to tell of ended studies and to copy', async () => {
    const outside: string[] = [];
    await application.evaluate(({ shell }) => { shell.openExternal = () => { throw new Error('opened'); }; });
    application.on('window', (window) => outside.push(window.url()));
    await page.evaluate("location.href = 'https://example.org/'");
    expect(await page.evaluate("String(window.open('https://example.org/'))")).toBe('null');
    expect(await page.evaluate("String(window.open('app://workbench/'))")).toBe('null');
    expect(await page.evaluate('Notification.requestPermission()')).toBe('granted');
    const states = ['clipboard-write', 'clipboard-read', 'geolocation'].map((name) => page.evaluate(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`));
    expect(await Promise.all(states)).toEqual(['granted', 'denied', 'denied']);
    expect(await page.evaluate('navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "granted", (error) => error.name)')).not.toBe('granted');
    expect(page.url()).toMatch(/^app:\/\/workbench\//);
    expect(outside).toEqual([]);
  });

  it('serves its page and nothing beside it', async () => {
    const statuses = await page.evaluate('Promise.all(["/", "/../../package.json", "/%2e%2e/%2e%2e/package.json", "/..%2f..%2fpackage.json"].map((path) => fetch("app://workbench" + path).then((response) => response.status)))');
    // A browser resolves plain dot segments itself, to a file that is not there.
    expect(statuses).toEqual([200, 404, 404, 404]);
    expect(await page.evaluate('fetch("file:///etc/passwd").then(() => "read", () => "refused")')).toBe('refused');
  });

  it('is there once: a second start shows the first one and ends', async () => {
    const code = await new Promise((resolve) => { spawn(electronExecutable!, electronArguments(profile), { stdio: 'ignore' }).on('exit', resolve); });
    expect(code).toBe(0);
    expect(application.windows()).toHaveLength(1);
  });

  it('takes up the connection again after a reload', async () => {
    await page.reload();
    client = await clientIn(page);
    expect(await client.call('workbench.information', {})).toMatchObject({ host: 'electron', runsFolder: profile.runsFolder });
  });

  it('asks before it interrupts runs, and stays when the answer is no', async () => {
    const experiment = { ...presets[0]!.experiment, evaluation: { samples: 100, snapshots: 2 } };
    await client.call('runs.start', { experiment: { ...experiment, training: { ...experiment.training, steps: 100_000 } }, device: 'cpu' });
    await application.evaluate(({ dialog }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      dialog.showMessageBox = ((_window: unknown, question: { message: string; cancelId: number }) => {
        asked.push(question.message);
        return Promise.resolve({ response: question.cancelId, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    });
    await application.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]!.close(); });
    await application.evaluate(({ app }) => { app.quit(); });
    const asked = () => application.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
    expect(await until('both questions', asked, (questions) => questions.length === 2)).toEqual(Array(2).fill('1 run is training or queued.'));
    expect(application.windows()).toHaveLength(1);
  });

  it('remembers where its window was', async () => {
    await application.evaluate(({ BrowserWindow, dialog }) => {
      BrowserWindow.getAllWindows()[0]!.setBounds({ x: 60, y: 70, width: 1111, height: 777 });
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await application.close();
    await launch();
    expect(await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())).toEqual({ x: 60, y: 70, width: 1111, height: 777 });
  });
});
