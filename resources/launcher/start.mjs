#!/usr/bin/env node
// `npm start`: opens the desktop application, or the same application in a browser where there can be no window.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadElectron, findElectron } from './electronBinary.mjs';

const NOT_BUILT = 2;
const CANNOT_RUN = 127;
const NO_DISPLAY = /Missing X server|[Cc]annot open display|Failed to connect to Wayland display/;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const args = process.argv.slice(2);

const say = (line) => { console.log(line); };

/** Runs a program until it ends, handing signals on. Resolves to its exit code and to what its standard error gave away. */
function run(program, programArgs, { watchErrors = false } = {}) {
  const environment = { ...process.env };
  delete environment.ELECTRON_RUN_AS_NODE;
  const child = spawn(program, programArgs, { stdio: ['inherit', 'inherit', watchErrors ? 'pipe' : 'inherit'], env: environment });
  let noDisplay = false;
  child.stderr?.on('data', (chunk) => {
    noDisplay ||= NO_DISPLAY.test(chunk.toString());
    process.stderr.write(chunk);
  });
  const handOn = (signal) => { child.kill(signal); };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
  return new Promise((resolve) => {
    child.on('error', (error) => { resolve({ code: CANNOT_RUN, reason: error.message }); });
    child.on('exit', (code, signal) => { resolve({ code: code ?? (signal === null ? 1 : 0), reason: noDisplay ? 'the display can not be reached' : null }); });
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, handOn);
  });
}

/** The application in a browser; `reason` says why there is no window. */
async function openInBrowser(reason) {
  say(`No window: ${reason}. Opening SBD Workbench for a browser instead.`);
  return (await run(process.execPath, [join(root, 'out', 'main', 'cli.js'), 'serve', ...args])).code;
}

async function openWindow(binary) {
  const electronArgs = [root, ...args];
  if (process.platform === 'linux' && process.getuid() === 0) {
    say('Running as root: Chromium\'s sandbox is off (--no-sandbox).');
    electronArgs.unshift('--no-sandbox');
  }
  const { code, reason } = await run(binary, electronArgs, { watchErrors: true });
  if (code === CANNOT_RUN) return openInBrowser(reason ?? 'Electron does not run on this machine (a system library is missing)');
  if (code !== 0 && reason !== null) return openInBrowser(reason);
  return code;
}

async function start() {
  if (!existsSync(join(root, 'out', 'main', 'index.js')) || !existsSync(join(root, 'out', 'renderer', 'index.html'))) {
    console.error(`SBD Workbench is not built yet: run \`npm run build\` in ${root} and start again.`);
    return NOT_BUILT;
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return openInBrowser('there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)');
  const found = findElectron(root) ?? await downloadElectron(root, say);
  return typeof found === 'string' ? openWindow(found) : openInBrowser(found.reason);
}

process.exitCode = await start();
