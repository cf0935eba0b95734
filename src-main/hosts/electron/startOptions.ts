import { resolve } from 'node:path';
import { ProblemError } from '@shared/problem';

/** What the desktop application can be told on its command line. */
export interface StartOptions {
  /** Absolute path; null for the usual runs folder. */
  readonly runsFolder: string | null;
}

/**
 * Reads `--runs FOLDER` or `--runs=FOLDER` from the arguments of the process. Everything else is left to Electron, whose
 * own switches stand between ours.
 * @throws ProblemError with code `invalid-input` where `--runs` names no folder.
 */
export function readStartOptions(argv: readonly string[], workingFolder: string): StartOptions {
  const index = argv.findIndex((argument) => argument === '--runs' || argument.startsWith('--runs='));
  if (index < 0) return { runsFolder: null };
  const argument = argv[index]!;
  const folder = argument === '--runs' ? (argv[index + 1] ?? '') : argument.slice('--runs='.length);
  if (folder === '' || folder.startsWith('-')) {
    throw new ProblemError({ code: 'invalid-input', what: 'No folder follows --runs.', where: '--runs', remedy: 'Name the folder that holds the runs, such as --runs ~/runs.' });
  }
  return { runsFolder: resolve(workingFolder, folder) };
}
