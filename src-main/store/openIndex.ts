import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDamage, RunIndex } from './runIndex';

/** SQLite keeps up to three files for one database. */
const suffixes = ['', '-wal', '-shm'];

/** The index in memory only: for a runs folder that can't be written, and where a newer version keeps its own. */
export function openMemoryIndex(): RunIndex {
  return new RunIndex(':memory:');
}

/**
 * Opens `index.sqlite` of a runs folder, making it where it is missing. A damaged file is moved aside and a new one begun;
 * where no file can be used, the index lives in memory. Never fails on account of the file.
 */
export function openIndex(runsFolder: string): RunIndex {
  const path = join(runsFolder, 'index.sqlite');
  try {
    return new RunIndex(path);
  } catch (error) {
    if (!isDamage(error) && !isNoFile(path)) return openMemoryIndex();
  }
  try {
    moveAside(runsFolder, path);
    return new RunIndex(path);
  } catch {
    return openMemoryIndex();
  }
}

function isNoFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

function moveAside(runsFolder: string, path: string): void {
  const time = new Date().toISOString().replace(/\D/g, '');
  for (const suffix of suffixes) {
    if (existsSync(path + suffix)) renameSync(path + suffix, join(runsFolder, `index-damaged-${time}.sqlite${suffix}`));
  }
}
