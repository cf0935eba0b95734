import type { Problem } from '@shared/problem';
import type { RunState } from '@shared/run/status';

export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_BAD_INPUT = 2;
/** BSD's EX_TEMPFAIL: what was stopped can be resumed; cluster schedulers put such jobs back into their queue. */
export const EXIT_RESUMABLE = 75;
/** 128 + SIGINT: ended by Ctrl-C with nothing to resume. */
export const EXIT_CANCELLED = 130;

/** Problems that only another command line, file or choice can solve. */
const badInput: readonly string[] = [
  'data-invalid',
  'data-too-large',
  'device-unavailable',
  'file-not-found',
  'invalid-input',
  'no-checkpoint',
  'not-a-file',
  'not-a-folder',
  'not-built',
  'not-resumable',
  'nothing-to-report',
  'nothing-to-train',
  'port-in-use',
  'port-not-allowed',
  'run-from-newer-version',
  'run-held-elsewhere',
  'run-not-found',
  'run-unreadable',
  'study-from-newer-version',
  'study-held-elsewhere',
  'study-not-found',
  'study-unreadable',
  'unknown-dataset',
  'unknown-device',
  'unknown-preset',
];

export function exitCodeOfProblem(problem: Problem): number {
  if (problem.code === 'cancelled') return EXIT_CANCELLED;
  return badInput.includes(problem.code) ? EXIT_BAD_INPUT : EXIT_FAILED;
}

/** The exit code for a run that has ended in some state. */
export function exitCodeOfRun(state: RunState): number {
  if (state === 'finished') return EXIT_DONE;
  return state === 'stopped' || state === 'interrupted' ? EXIT_RESUMABLE : EXIT_FAILED;
}
