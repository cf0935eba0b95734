import { ProblemError } from '@shared/problem';
import { onStopSignal } from '../stopSignals';

/** Runs work that Ctrl-C cancels; a second one ends the process at once. */
export async function untilStopped<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const giveBack = onStopSignal(() => {
    controller.abort(new ProblemError({ code: 'cancelled', what: 'Reading the data was cancelled.', where: '', remedy: 'Nothing of it was kept; the same command starts it again.' }));
  });
  try {
    return await work(controller.signal);
  } finally {
    giveBack();
  }
}
