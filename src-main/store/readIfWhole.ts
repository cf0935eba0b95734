import { ProblemError } from '@shared/problem';

/** What `read` returns, or null where a damaged file keeps it from doing so: for views that can leave a blank. */
export function readIfWhole<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
