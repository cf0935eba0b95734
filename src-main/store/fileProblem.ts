import { ProblemError } from '@shared/problem';

interface Cause {
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

const diskFull: Cause = {
  code: 'disk-full',
  reason: 'the disk is full',
  remedy: 'Free some space on that disk and try again; what was saved before is whole.',
};
const readOnly: Cause = {
  code: 'read-only',
  reason: 'the disk is read-only',
  remedy: 'Make the disk writable or choose another runs folder, then try again.',
};
const notPermitted: Cause = {
  code: 'not-permitted',
  reason: 'the operating system does not permit it',
  remedy: 'Give your account the right to read and write this place, or choose another runs folder.',
};
const notAFolder: Cause = {
  code: 'not-a-folder',
  reason: 'a file stands where a folder should be',
  remedy: 'Move the file out of the way, or choose another folder.',
};
const notAFile: Cause = {
  code: 'not-a-file',
  reason: 'a folder stands where a file should be',
  remedy: 'Give the path of a file, or move the folder out of the way.',
};
const missing: Cause = {
  code: 'file-not-found',
  reason: 'there is no such file or folder',
  remedy: 'Check whether it was moved or deleted, and whether its disk is connected.',
};

const causes: Readonly<Record<string, Cause>> = {
  ENOSPC: diskFull,
  EDQUOT: { ...diskFull, reason: 'your quota on the disk is used up' },
  EFBIG: { ...diskFull, reason: 'the file would be larger than the system allows', remedy: 'Raise the file size limit of your account or choose another disk.' },
  EROFS: readOnly,
  EACCES: notPermitted,
  EPERM: notPermitted,
  ENOTDIR: notAFolder,
  EISDIR: notAFile,
  EEXIST: notAFolder,
  ENOENT: missing,
};

/** The system's short code of a failed file operation, such as `ENOENT`; empty for any other error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * A failed file operation in words a researcher can act on.
 * @param failure what could not be done, such as `status.json could not be written`.
 */
export function fileProblem(error: unknown, failure: string, path: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const systemMessage = error instanceof Error ? error.message : String(error);
  const cause = causes[systemCode(error)] ?? { code: 'file-failed', reason: systemMessage, remedy: 'Check the disk and try again.' };
  return new ProblemError({ code: cause.code, what: `${failure}: ${cause.reason}.`, where: path, remedy: cause.remedy }, { cause: error });
}
