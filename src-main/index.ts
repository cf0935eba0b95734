import type { PathKind } from '@shared/contract/workbench';
import { describeProblem, toProblem } from '@shared/problem';
import { app, dialog, ipcMain, Menu, session, shell, type BrowserWindow, type IpcMainEvent, type OpenDialogOptions } from 'electron';
import { applicationFolder, rendererFolder } from './hosts/applicationFolder';
import { applicationMenu, type ScreenRoute } from './hosts/electron/applicationMenu';
import { APPLICATION_PAGE, declareApplicationScheme, serveApplicationScheme } from './hosts/electron/applicationScheme';
import { CONNECT_CHANNEL } from './hosts/electron/connectChannel';
import { createWindow } from './hosts/electron/createWindow';
import { guardDownloads, guardSession } from './hosts/electron/guardSession';
import { policies } from './hosts/electron/policies';
import { QuitGuard } from './hosts/electron/quitGuard';
import { CANCEL_BUTTON, quitQuestion } from './hosts/electron/quitQuestion';
import { readStartOptions } from './hosts/electron/startOptions';
import { withoutToolkitOpenGl } from './hosts/electron/withoutToolkitOpenGl';
import { createElectronHost } from './hosts/electronHost';
import { openWorkbench } from './services/openWorkbench';
import { defaultRunsFolder } from './store/defaultRunsFolder';

const PAPER = 'https://arxiv.org/abs/1901.07017';

/** macOS keeps an application, and here its training, when its last window is closed. */
const staysWithoutWindow = process.platform === 'darwin';

let window: BrowserWindow | null = null;
let quitGuard: QuitGuard | null = null;

function showWindow(): void {
  if (window) {
    if (window.isMinimized()) window.restore();
    window.focus();
    return;
  }
  window = createWindow(applicationFolder());
  // Closing the window quits, so the question about active runs comes while there still is a window to return to.
  window.on('close', (event) => {
    if (!staysWithoutWindow && quitGuard?.mayQuit() === false) event.preventDefault();
  });
  window.on('closed', () => { window = null; });
  // A load that a reload overtakes is no failure.
  window.loadURL(APPLICATION_PAGE).catch((error: unknown) => { console.warn(String(error)); });
}

/** Runs one line in the page; without a window there is nothing to steer. */
function steer(script: string): void {
  // A page that goes away under the script takes the wish with it.
  window?.webContents.executeJavaScript(script).catch(() => undefined);
}

function showMenu(runsFolder: string): void {
  const template = applicationMenu({
    showScreen: (route: ScreenRoute) => {
      showWindow();
      steer(`window.location.hash = ${JSON.stringify(`#/${route}`)}`);
    },
    toggleTheme: () => { steer("window.dispatchEvent(new Event('workbench:toggle-theme'))"); },
    openRunsFolder: () => { void shell.openPath(runsFolder); },
    openPaper: () => { void shell.openExternal(PAPER); },
  }, process.platform);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function isTrusted(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  if (!frame || !window) return false;
  return policies.trustsSender({ url: frame.url, isMainFrame: frame.parent === null, isOwnWindow: event.sender.id === window.webContents.id });
}

async function confirmQuit(activeRuns: number): Promise<boolean> {
  const question = quitQuestion(activeRuns);
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response !== CANCEL_BUTTON;
}

async function choosePath(kind: PathKind): Promise<string | null> {
  const options: OpenDialogOptions = { properties: [kind === 'file' ? 'openFile' : 'openDirectory'] };
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

function report(error: unknown): void {
  const message = describeProblem(toProblem(error));
  console.error(process.env['SBD_DEBUG'] === '1' ? error : message);
  dialog.showErrorBox(app.name, message);
}

async function start(): Promise<void> {
  const runsFolder = readStartOptions(process.argv, process.cwd()).runsFolder ?? defaultRunsFolder();
  const restoreToolkit = withoutToolkitOpenGl(process.env, process.platform);
  await app.whenReady();
  restoreToolkit();
  guardSession(session.defaultSession);
  guardDownloads(session.defaultSession, process.env['SBD_DOWNLOADS'] ?? null);
  serveApplicationScheme(rendererFolder());
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion(), copyright: 'MIT License' });

  const opening = openWorkbench({ runsFolder, host: 'electron', choosePath });
  const host = createElectronHost(opening);
  ipcMain.on(CONNECT_CHANNEL, (event) => { host.connect({ trusted: isTrusted(event), ports: event.ports }); });
  showMenu(runsFolder);
  showWindow();
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('will-quit', () => { host.close(); });
  app.on('window-all-closed', () => {
    if (!staysWithoutWindow) app.quit();
  });
  quitGuard = new QuitGuard({ workbench: await opening, confirm: confirmQuit, report, quit: () => { app.quit(); } });
  app.on('before-quit', (event) => {
    if (quitGuard?.mayQuit() === false) event.preventDefault();
  });
}

process.on('uncaughtException', report);
process.on('unhandledRejection', report);
declareApplicationScheme();
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    report(error);
    app.exit(1);
  });
} else {
  app.quit();
}
