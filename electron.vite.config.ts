import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';

const here = (path: string) => resolve(import.meta.dirname, path);
const shared = { '@shared': here('src-shared') };

// Native or process-wide singletons: they stay in node_modules. Everything else is bundled, so that start-up reads few files.
const external = ['electron', 'onnxruntime-node', 'libsql', /^@tensorflow\//];

/** The commit that is built, in full; undefined outside a repository. */
function commit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

// Output is CommonJS: Electron before version 28 and every sandboxed preload accept nothing else.
export default defineConfig({
  main: {
    resolve: { alias: shared },
    define: { 'process.env.SBD_COMMIT': JSON.stringify(commit()) ?? 'undefined' },
    build: {
      outDir: 'out/main',
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          index: here('src-main/index.ts'),
          cli: here('src-main/cli/index.ts'),
          trainingWorker: here('src-main/training/worker/trainingWorker.ts'),
          batchWorker: here('src-main/training/worker/batchWorker.ts'),
          metricsWorker: here('src-main/training/worker/metricsWorker.ts'),
        },
        // Strict, or the bundler may put code that several entries share into one of them: the window would then start the command line.
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', strictExecutionOrder: true },
      },
    },
  },
  preload: {
    resolve: { alias: shared },
    build: {
      outDir: 'out/preload',
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: here('src-main/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    resolve: { alias: { ...shared, '@renderer': here('src-renderer') } },
    plugins: [vue()],
    build: {
      outDir: here('out/renderer'),
      target: 'chrome114',
      chunkSizeWarningLimit: 6000,
      // The page's policy lets fonts come from the application only, not from within a style sheet.
      assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined),
      rollupOptions: { input: here('src-renderer/index.html') },
    },
  },
});
