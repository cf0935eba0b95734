import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..', '..');

export default defineConfig({
  root,
  resolve: { alias: { '@shared': resolve(root, 'src-shared') } },
  test: {
    name: 'end to end',
    include: ['test/e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // The doors train for real: one after the other, on a machine that may have two cores.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
