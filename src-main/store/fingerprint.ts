import { statSync } from 'node:fs';
import { join } from 'node:path';

const watchedEntries = ['config.json', 'status.json', 'annotations.json', 'metrics.jsonl', 'evaluation.json', 'snapshots'] as const;

/** Identity, size and time of one file or folder; changes whenever it is replaced, appended to or, for a folder, gains or loses an entry. */
export function stampOf(path: string): string {
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
  return watchedEntries.map((name) => stampOf(join(runFolder, name))).join('|');
}
