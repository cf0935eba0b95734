import { ProblemError, type Problem } from '@shared/problem';

/** The problem that `action` ends in. */
export function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('No problem was reported.');
}
