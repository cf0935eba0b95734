import { z } from 'zod';

/** What went wrong, in the words a researcher needs. Every failure that crosses a boundary has this shape. */
export const problemSchema = z.strictObject({
  /** A stable name for programs and tests, such as `run-not-found`. */
  code: z.string(),
  /** What happened, as one plain sentence. */
  what: z.string(),
  /** Where: a path, a field of the experiment, a port. Empty where there is no such place. */
  where: z.string(),
  /** What the reader can do now. */
  remedy: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A problem on its way through code that throws. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(describeProblem(problem), options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** One line: what, where, what to do. */
export function describeProblem(problem: Problem): string {
  const place = problem.where === '' ? '' : ` (${problem.where})`;
  return `${problem.what}${place} ${problem.remedy}`.trim();
}

/** Any thrown value as a problem; what nobody foresaw keeps its message and loses its stack trace. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const what = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', what, where: '', remedy: 'If it happens again, please report it with the steps that led here.' };
}
