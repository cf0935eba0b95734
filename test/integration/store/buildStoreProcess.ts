import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/**
 * Builds `storeProcess.ts` into a program that plain Node runs, so that tests have the real store in a real second process.
 * Returns the path of the program; its folder is the caller's to remove.
 */
export async function buildStoreProcess(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sbd-store-process-'));
  const root = resolve(import.meta.dirname, '../../..');
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    resolve: { alias: [{ find: '@shared', replacement: join(root, 'src-shared') }] },
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'storeProcess.ts'),
      outDir: folder,
      rollupOptions: {
        external: ['libsql'],
        // The program lies outside the repository: it finds the native library by its path.
        output: { format: 'cjs', entryFileNames: 'storeProcess.cjs', paths: { libsql: createRequire(import.meta.url).resolve('libsql') } },
      },
    },
  });
  return join(folder, 'storeProcess.cjs');
}
