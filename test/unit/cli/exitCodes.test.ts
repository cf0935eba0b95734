import { expect, test } from 'vitest';
import { exitCodeOfProblem, exitCodeOfRun } from '../../../src-main/cli/exitCodes';
import { runStateSchema } from '../../../src-shared/run/status';

test('bad input is told from failure', () => {
  const problem = (code: string) => ({ code, what: '', where: '', remedy: '' });
  expect(['invalid-input', 'run-not-found', 'disk-full', 'unexpected', 'port-in-use', 'not-a-file', 'not-a-folder'].map((code) => exitCodeOfProblem(problem(code)))).toEqual([2, 2, 1, 1, 2, 2, 2]);
  expect(['data-invalid', 'data-too-large', 'cancelled'].map((code) => exitCodeOfProblem(problem(code)))).toEqual([2, 2, 130]);
});

test('a run that can be resumed says so', () => {
  const codes = Object.fromEntries(runStateSchema.options.map((state) => [state, exitCodeOfRun(state)]));
  expect(codes).toMatchObject({ finished: 0, stopped: 75, interrupted: 75, failed: 1, diverged: 1 });
});
