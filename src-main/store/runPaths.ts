import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileProblem } from './fileProblem';

/** Names that we give, by time or by content: such a folder is a run even when nothing in it can be read. */
const ownName = /^(?:\d{8}-\d{6}-[0-9a-z]+-[0-9a-f]{6}|s\d+-[0-9a-z]+-[0-9a-f]{16})$/;

/**
 * Names of the folders that are, or claim to be, runs. Names with a leading dot are ours: the trash and runs in preparation.
 * A folder without `config.json` and `status.json` is somebody's own and ignored, as every file is.
 * @param isKnown spares the look inside.
 * @throws ProblemError when the runs folder can't be listed.
 */
export function listRunFolders(runsFolder: string, isKnown: (name: string) => boolean = () => false): string[] {
  try {
    return readdirSync(runsFolder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
      .map((entry) => entry.name)
      .filter((name) => isKnown(name) || ownName.test(name) || looksLikeRun(join(runsFolder, name)));
  } catch (error) {
    throw fileProblem(error, 'The runs folder could not be listed', runsFolder);
  }
}

/** Whether a folder has one of the two files that every run has. */
function looksLikeRun(path: string): boolean {
  return existsSync(join(path, 'config.json')) || existsSync(join(path, 'status.json'));
}
