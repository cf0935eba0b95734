import { ProblemError } from '@shared/problem';

/** Something that can't be imported: what is wrong with it, and where. */
export function notImportable(what: string, where: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'not-importable', what, where, remedy });
}

/** An import that was asked to end. */
export function importCancelled(): ProblemError {
  return new ProblemError({ code: 'cancelled', what: 'The import was cancelled.', where: '', remedy: 'Nothing was taken in; start it again when you like.' });
}
