import { basename } from 'node:path';
import { fileProblem } from '../../store/fileProblem';
import { folderFiles } from './folderFiles';
import type { ImportFiles } from './importFile';
import { zipFiles } from './zipFiles';

/** A file or folder on the disk, and what it is called where it comes from. */
export interface ImportRoot {
  readonly name: string;
  readonly path: string;
}

/**
 * Opens files and folders for import; zip archives become the files in them.
 * @throws ProblemError where something is missing, can't be read, or is made to do harm
 */
export async function openImport(roots: readonly ImportRoot[]): Promise<ImportFiles> {
  const opened: ImportFiles[] = [];
  const close = () => { for (const one of opened) one.close(); };
  try {
    for (const { name, path } of roots) {
      if (/\.zip$/i.test(name)) opened.push(await zipFiles(path, name));
      else opened.push({ files: folderFiles(path).map((file) => ({ ...file, name: name + file.name.slice(basename(path).length) })), close: () => undefined });
    }
  } catch (error) {
    close();
    throw fileProblem(error, 'What is to be imported could not be read', roots.map(({ name }) => name).slice(0, 3).join(', '));
  }
  return { files: opened.flatMap(({ files }) => files), close };
}
