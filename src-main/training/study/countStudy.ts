import type { StudyProgress } from '@shared/contract/studies';
import type { RunStatus } from '@shared/run/status';
import type { EarlyStop } from '@shared/study/earlyStop';
import { settled } from './settled';

/** A run of a study, and how much work its whole training is, in any unit. */
export interface WeighedRun {
  readonly id: string;
  readonly work: number;
}

/** Where a study stands, counted over its runs. */
export interface StudyCount extends Pick<StudyProgress, 'done' | 'total' | 'trainedSeconds'> {
  /** Work that was trained so far, and that is left until all runs are done. */
  readonly workDone: number;
  readonly workLeft: number;
}

/** Counts the runs of a study. Those that ended early leave no work. */
export function countStudy(runs: readonly WeighedRun[], statusOf: (id: string) => RunStatus | null, rule: EarlyStop | null): StudyCount {
  const count = { done: 0, total: runs.length, trainedSeconds: 0, workDone: 0, workLeft: 0 };
  for (const { id, work } of runs) {
    const status = statusOf(id);
    const trained = status === null ? 0 : work * (status.step / status.totalSteps);
    const isDone = status !== null && settled(status, rule);
    count.trainedSeconds += status?.trainedSeconds ?? 0;
    count.workDone += trained;
    if (isDone) count.done += 1;
    else count.workLeft += work - trained;
  }
  return count;
}
