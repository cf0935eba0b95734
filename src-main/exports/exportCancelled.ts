import { ProblemError } from '@shared/problem';

/** An export that was asked to end. */
export function exportCancelled(): ProblemError {
  return new ProblemError({ code: 'cancelled', what: 'The export was cancelled.', where: '', remedy: 'Nothing was written; start it again when you like.' });
}
