import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { notImportable } from '../importProblem';
import type { ImportFile } from './importFile';

const DEEPEST = 12;
const MOST_FILES = 500_000;

/** Every file of a folder, or the one file, under the name of the folder or file; links and hidden files are left alone. */
export function folderFiles(path: string): ImportFile[] {
  const files: ImportFile[] = [];
  const walk = (inside: string, name: string, depth: number): void => {
    const stats = statSync(inside);
    if (stats.isFile()) {
      if (files.length === MOST_FILES) throw notImportable(`This folder has more than ${MOST_FILES.toLocaleString('en-US')} files.`, path, 'Choose the folder of the runs themselves.');
      files.push({ name, bytes: stats.size, read: () => createReadStream(inside) });
    } else if (stats.isDirectory() && depth < DEEPEST) {
      for (const entry of readdirSync(inside, { withFileTypes: true })) {
        if (!entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory())) walk(join(inside, entry.name), `${name}/${entry.name}`, depth + 1);
      }
    }
  };
  walk(path, basename(path), 0);
  return files;
}
