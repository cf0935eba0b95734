import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from './door';

/** A new, empty profile. */
export function createProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  const profile = { folder, runsFolder: join(folder, 'runs'), dataFolder: join(folder, 'data'), downloadsFolder: join(folder, 'downloads') };
  mkdirSync(profile.downloadsFolder);
  return profile;
}

export function removeProfile(profile: Profile): void {
  rmSync(profile.folder, { recursive: true, force: true, maxRetries: 5 });
}
