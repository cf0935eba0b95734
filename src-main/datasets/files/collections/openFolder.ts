import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { dataFileProblem, invalidData, tooLarge } from '../dataProblem';
import { TakingTurns } from '../takingTurns';
import { checkFileSize, inNaturalOrder, isHidden, MOST_FILES, type CollectedFile, type FileCollection } from './fileCollection';

const DEEPEST = 32;

interface FolderFile extends CollectedFile {
  /** When it was changed last, in milliseconds. */
  readonly changed: number;
}

export interface FolderCollection extends FileCollection {
  readonly files: readonly FolderFile[];
}

/**
 * Lists a folder and those in it, hidden ones left out. Links are followed as long as they stay inside and lead to a file.
 * @throws ProblemError where it can't be read, or a link leads out of it.
 */
export async function openFolder(path: string, signal?: AbortSignal): Promise<FolderCollection> {
  const turns = new TakingTurns(signal);
  const root = realPath(path);
  const files: FolderFile[] = [];
  const waiting = [{ folder: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const entry of listFolder(join(root, next.folder))) {
      await turns.give();
      const name = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (isHidden(entry.name)) continue;
      if (entry.isDirectory()) {
        if (next.depth === DEEPEST) throw tooLarge(join(root, name), `Folders are nested more than ${String(DEEPEST)} deep here.`, 'Choose a folder further down.');
        waiting.push({ folder: name, depth: next.depth + 1 });
        continue;
      }
      const stats = fileStats(root, name, entry);
      if (stats === null) continue;
      if (files.length === MOST_FILES) throw tooLarge(path, `There are more than ${MOST_FILES.toLocaleString('en')} files in this folder.`, 'Choose a folder further down.');
      files.push(folderFile(join(root, name), name, stats));
    }
  }
  return { path, files: inNaturalOrder(files), close: () => undefined };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw dataFileProblem(error, 'The folder could not be read', path);
  }
}

function listFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw dataFileProblem(error, 'The folder could not be read', path);
  }
}

/** @returns null for what is not a file. */
function fileStats(root: string, name: string, entry: Dirent): Stats | null {
  const place = join(root, name);
  if (entry.isSymbolicLink() && !`${realPath(place)}${sep}`.startsWith(`${root}${sep}`)) {
    throw invalidData(place, 'This is a link to something outside the folder, which is not followed.', 'Put a copy of the file in its place, or take it out.');
  }
  try {
    const stats = statSync(place);
    return stats.isFile() ? stats : null;
  } catch (error) {
    throw dataFileProblem(error, 'The data could not be read', place);
  }
}

function folderFile(path: string, name: string, { size, mtimeMs }: Stats): FolderFile {
  return {
    name,
    bytes: size,
    changed: mtimeMs,
    read: async () => {
      checkFileSize(size, path);
      try {
        return await readFile(path);
      } catch (error) {
        throw dataFileProblem(error, 'The data could not be read', path);
      }
    },
  };
}
