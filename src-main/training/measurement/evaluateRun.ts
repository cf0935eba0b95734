import { ProblemError } from '@shared/problem';
import type { Evaluation } from '@shared/run/evaluation';
import { networkSpecification } from '../../engine/networkSpecification';
import { openSession } from '../../engine/openSession';
import { RunFolder } from '../../store/runFolder';
import { Evaluator } from '../evaluation/takeSnapshot';

/**
 * Measures the newest checkpoint of a run anew, with another number of samples where one is given. Nothing is stored.
 * @throws ProblemError with code `no-checkpoint`.
 */
export async function evaluateRun(path: string, device: string, samples: number | null): Promise<Evaluation> {
  const folder = RunFolder.open(path);
  const checkpoint = folder.readNewestCheckpoint();
  if (!checkpoint) {
    throw new ProblemError({ code: 'no-checkpoint', what: 'This run has no checkpoint yet.', where: path, remedy: 'Train it first: `sbd train --resume` continues it.' });
  }
  const recorded = folder.readExperiment();
  const experiment = samples === null ? recorded : { ...recorded, evaluation: { ...recorded.evaluation, samples } };
  const session = await openSession(networkSpecification(experiment), device, checkpoint.state);
  try {
    return await new Evaluator(experiment).evaluate(session, checkpoint.step);
  } finally {
    await session.dispose();
  }
}
