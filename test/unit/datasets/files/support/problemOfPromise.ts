import { ProblemError, type Problem } from '@shared/problem';

/** The problem that a promise is rejected with. */
export async function problemOfPromise(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('No problem was reported.');
}
