import { statSync } from 'node:fs';
import { join } from 'node:path';

const watchedEntries = ['config.json', 'status.json', 'annotations.json', 'metrics.jsonl', 'evaluation.json', 'snapshots'] as const;
const SEPARATOR = '|';

/** Identity, size and time of one file or folder; changes whenever it is replaced, appended to or, for a folder, gains or loses an entry. */
function stampOf(path: string): string {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat ? `${String(stat.ino)}:${String(stat.size)}:${String(stat.mtimeMs)}` : '';
  } catch {
    // What can't be looked at can't be read either; reading it says why.
    return '?';
  }
}

/** Changes when anything changes that the summary of a run depends on. */
export function fingerprintOf(runFolder: string): string {
  return [runFolder, ...watchedEntries.map((name) => join(runFolder, name))].map(stampOf).join(SEPARATOR);
}

/**
 * Whether a file directly in the folder was replaced, added or removed since the fingerprint was taken. Costs one look
 * instead of seven, and misses only what is appended to a file.
 */
export function hasNewEntries(runFolder: string, fingerprint: string): boolean {
  return !fingerprint.startsWith(stampOf(runFolder) + SEPARATOR);
}
