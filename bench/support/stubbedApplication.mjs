import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, bundle, root } from './bundle.mjs';

// What computes: the engine's sessions, and the thread that renders images.
const stubs = { '/openSession': 'openSession.ts', '/batchThread': 'batchThread.ts' };

/** A copy of the built application in which training takes a millisecond a step and computes nothing. */
export async function stubbedApplication() {
  const folder = benchFolder();
  for (const part of ['main', 'preload', 'renderer']) cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sbd-workbench', version: '0.0.0', main: 'out/main/index.js' }));
  await bundle(join(root, 'src-main/training/worker/trainingWorker.ts'), join(folder, 'out/main'), [{
    name: 'stub',
    enforce: 'pre',
    resolveId(source) {
      const stub = Object.entries(stubs).find(([ending]) => source.endsWith(ending));
      return stub ? join(root, 'bench/stub', stub[1]) : null;
    },
  }]);
  return folder;
}
