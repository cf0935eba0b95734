import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const DOWNLOAD_SECONDS = 300;

const binaryNames = { darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'), win32: 'electron.exe' };
const binaryName = binaryNames[process.platform] ?? 'electron';

/** The Electron binary that is already on this machine, or null: the folder named by ELECTRON_OVERRIDE_DIST_PATH, else the electron package's own. */
export function findElectron(root) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override ? join(override, binaryName) : join(root, 'node_modules', 'electron', 'dist', binaryName);
  return existsSync(path) ? path : null;
}

/**
 * Lets the electron package download its binary, once for all later starts, and waits for it, but not for ever.
 * @returns the binary's path, or `{ reason }` where it can't be had.
 */
export async function downloadElectron(root, say) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return { reason: `ELECTRON_OVERRIDE_DIST_PATH has no ${binaryName}` };
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return { reason: 'the electron package is not installed' };
  const seconds = Number(process.env.SBD_DOWNLOAD_SECONDS ?? DOWNLOAD_SECONDS);
  say(`Downloading Electron, once (about 110 MB, at most ${seconds} s)…`);
  const failure = await runInstaller(installer, seconds);
  return findElectron(root) ?? { reason: `Electron could not be downloaded (${failure})` };
}

/** Resolves to why the download failed, in one phrase; the phrase is of no interest where the binary is there. */
function runInstaller(installer, seconds) {
  const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => { errors += chunk.toString(); });
  return new Promise((resolve) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`it took longer than ${seconds} s`);
    }, seconds * 1000);
    child.on('error', (error) => { resolve(error.message); });
    child.on('close', () => {
      clearTimeout(patience);
      const line = errors.split('\n').find((candidate) => /error/i.test(candidate)) ?? 'the download failed';
      resolve(line.trim().replace(/^\w*Error: /, '').slice(0, 120));
    });
  });
}
