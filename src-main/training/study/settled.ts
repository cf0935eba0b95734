import type { RunStatus } from '@shared/run/status';
import type { EarlyStop } from '@shared/study/earlyStop';

/**
 * Whether a run has come to the end that a study wants of it: to its last step, to numbers that are not finite (which is a
 * result too), or to the end by the study's own rule.
 */
export function settled({ state, stoppedByRule }: Pick<RunStatus, 'state' | 'stoppedByRule'>, rule: EarlyStop | null): boolean {
  if (state === 'finished' || state === 'diverged') return true;
  return stoppedByRule !== null && rule !== null && stoppedByRule.measure === rule.measure && stoppedByRule.patience === rule.patience && stoppedByRule.leastImprovement === rule.leastImprovement;
}
