import { readdirSync } from 'node:fs';
import { onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../../store/temporaryFolder';

/** An empty cache that is used until the test ends. */
export interface TestCache {
  readonly folder: string;
  /** Names of all files in it, partial ones too. */
  files(): string[];
}

export function cacheForTest(): TestCache {
  const folder = temporaryFolder();
  vi.stubEnv('SBD_CACHE_FOLDER', folder);
  onTestFinished(() => { vi.unstubAllEnvs(); });
  return { folder, files: () => readdirSync(folder) };
}
