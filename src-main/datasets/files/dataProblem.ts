import { ProblemError } from '@shared/problem';

/** A data file that is not what it should be: damaged, of another kind, or made to do harm. */
export function invalidData(path: string, what: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'data-invalid', what, where: path, remedy });
}

/** A data file that asks for more than this program is ready to hold. */
export function tooLarge(path: string, what: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'data-too-large', what, where: path, remedy });
}

interface Cause {
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

const notPermitted: Cause = { code: 'not-permitted', reason: 'the operating system does not permit it', remedy: 'Give your account the right to read it, or copy it to a place that you may read.' };
const diskFull: Cause = { code: 'disk-full', reason: 'the disk is full', remedy: 'Free some space on that disk, or set SBD_CACHE_FOLDER to a folder on another one.' };

const causes: Readonly<Record<string, Cause>> = {
  ENOENT: { code: 'file-not-found', reason: 'it is not there', remedy: 'Check the path, and whether its disk is connected.' },
  ENOTDIR: { code: 'file-not-found', reason: 'a part of its path is a file, not a folder', remedy: 'Check the path.' },
  EISDIR: { code: 'data-invalid', reason: 'it is a folder, and a file was expected', remedy: 'Choose a file in it.' },
  EACCES: notPermitted,
  EPERM: notPermitted,
  EROFS: { ...notPermitted, reason: 'the disk is read-only', remedy: 'Set SBD_CACHE_FOLDER to a folder that can be written.' },
  ENOSPC: diskFull,
  EDQUOT: { ...diskFull, reason: 'your quota on the disk is used up' },
};

/**
 * A failed operation on a data file or on the cache in words a researcher can act on; problems pass through as they are.
 * @param failure what could not be done, such as `The data could not be read`.
 */
export function dataFileProblem(error: unknown, failure: string, path: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error instanceof Error ? error.message : String(error);
  const cause = causes[code] ?? { code: 'file-failed', reason: message, remedy: 'Check the disk and try again.' };
  return new ProblemError({ code: cause.code, what: `${failure}: ${cause.reason}.`, where: path, remedy: cause.remedy }, { cause: error });
}
