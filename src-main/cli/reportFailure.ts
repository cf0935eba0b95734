import { describeProblem, toProblem } from '@shared/problem';
import { exitCodeOfProblem } from './exitCodes';

/**
 * Says in one line what failed, where and what to do; the stack trace only with SBD_DEBUG=1.
 * @param json whether a program reads the standard output: then it gets the problem too.
 * @returns the exit code.
 */
export function reportFailure(error: unknown, json: boolean): number {
  const problem = toProblem(error);
  console.error(`sbd: ${describeProblem(problem)}`);
  if (process.env['SBD_DEBUG'] === '1' && error instanceof Error) console.error(error.stack);
  if (json) console.log(JSON.stringify({ event: 'problem', problem }));
  return exitCodeOfProblem(problem);
}
