import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const here = (path: string) => resolve(root, path);

const entries = {
  cli: 'src-main/cli/index.ts',
  trainingWorker: 'src-main/training/worker/trainingWorker.ts',
  batchWorker: 'src-main/training/worker/batchWorker.ts',
  metricsWorker: 'src-main/training/worker/metricsWorker.ts',
};

/** A folder with freshly built entries of the main process, for tests that need real threads and processes. */
export interface BuiltMain {
  readonly folder: string;
  remove(): void;
}

/** Bundles entries as the application's build does, into a folder of its own within the repository, where native modules are found. */
export async function buildMain(...names: (keyof typeof entries)[]): Promise<BuiltMain> {
  mkdirSync(here('out'), { recursive: true });
  const folder = mkdtempSync(here('out/test-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': here('src-shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      minify: false,
      rollupOptions: {
        external: ['electron', 'onnxruntime-node', 'libsql', /^@tensorflow\//],
        input: Object.fromEntries(names.map((name) => [name, here(entries[name])])),
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return { folder, remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}
