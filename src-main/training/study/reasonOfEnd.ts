import type { RunStatus } from '@shared/run/status';
import type { StudyPlan } from '@shared/study/study';
import { settled } from './settled';
import type { StudyQueue } from './studyQueue';

/** Why a study ended before all its runs were done; null where they are. */
export function reasonOfEnd(statuses: readonly (RunStatus | null)[], { budgetSeconds, earlyStop }: Pick<StudyPlan, 'budgetSeconds' | 'earlyStop'>, queue: Pick<StudyQueue, 'outOfBudget' | 'unreadable'>): string | null {
  const failed = statuses.filter((status) => status?.state === 'failed').length;
  const stopped = statuses.filter((status) => status?.state === 'stopped' && !settled(status, earlyStop)).length;
  const sentences = [
    queue.outOfBudget && `The budget of ${String(budgetSeconds)} seconds of training is used up.`,
    failed > 0 && `${runs(failed)} failed; start the study again to continue at the newest checkpoint.`,
    stopped > 0 && `${runs(stopped)} stopped before the last step, by hand.`,
    queue.unreadable > 0 && `${runs(queue.unreadable)} left alone, since the folder can't be read.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function runs(count: number): string {
  return count === 1 ? 'One run' : `${String(count)} runs`;
}
