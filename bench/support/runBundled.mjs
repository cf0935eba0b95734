import { basename, join } from 'node:path';
import { benchFolder, bundle, root } from './bundle.mjs';
import { runProgram } from './runProgram.mjs';

let folder = null;
const bundled = new Set();

/** What a program of bench/engine prints as JSON, in a new process with an engine that has done nothing yet. */
export async function runBundled(name, ...args) {
  folder ??= benchFolder();
  const entry = join(root, 'bench/engine', `${name}.ts`);
  if (!bundled.has(name)) await bundle(entry, folder);
  bundled.add(name);
  return JSON.parse(runProgram(process.execPath, [join(folder, `${basename(name)}.js`), ...args]));
}
