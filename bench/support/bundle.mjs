import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export const root = resolve(import.meta.dirname, '../..');

/** A new folder within the repository, where what is bundled into it finds its packages; gone when the process ends. */
export function benchFolder() {
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out/bench-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** Bundles one entry of the main process as the application's build does, with some of its modules replaced. */
export async function bundle(entry, folder, plugins = []) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src-shared') } },
    ssr: { noExternal: true },
    plugins,
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rollupOptions: {
        external: ['electron', 'onnxruntime-node', 'libsql', /^@tensorflow\//],
        input: entry,
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'bench/[name]-[hash].js' },
      },
    },
  });
}
