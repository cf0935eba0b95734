import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dataFileProblem } from '../dataProblem';
import type { CacheHeader } from './cacheHeader';
import { PreparedFile } from './preparedFile';

/** One file of prepared data. */
export interface CacheEntry {
  readonly file: string;
  readonly bytes: number;
  /** When it was prepared. */
  readonly prepared: Date;
  /** Null where the file is not whole. */
  readonly header: CacheHeader | null;
}

/** Everything that was prepared and not cleared, the newest first. */
export function cacheEntries(folder: string): CacheEntry[] {
  return filesIn(folder).flatMap((file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return [];
    const prepared = PreparedFile.open(file);
    prepared?.close();
    return [{ file, bytes: stats.size, prepared: stats.mtime, header: prepared?.header ?? null }];
  }).sort((first, second) => second.prepared.getTime() - first.prepared.getTime());
}

/**
 * Removes all prepared data; what is needed again is prepared again. Nothing else in the folder is touched.
 * @throws ProblemError where the system does not let go of a file.
 */
export function clearCache(folder: string): void {
  for (const file of filesIn(folder)) {
    try {
      rmSync(file, { force: true });
    } catch (error) {
      throw dataFileProblem(error, 'The prepared data could not be removed', file);
    }
  }
}

/** Prepared files, and partial ones that were given up. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.images(\.[\w-]+\.part)?$/.test(name)).map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw dataFileProblem(error, 'The folder for prepared data can\'t be read', folder);
  }
}
