import { describe, expect, test } from 'vitest';
import type { RunState, RunStatus } from '@shared/run/status';
import { countStudy } from '../../../../src-main/training/study/countStudy';

const rule = { measure: 'elbo', patience: 2, leastImprovement: 0 } as const;

function counted(statuses: readonly (Pick<RunStatus, 'state' | 'step' | 'stoppedByRule'> | null)[], studyRule: typeof rule | null = null) {
  const known = statuses.map((status) => status && { ...status, totalSteps: 100, trainedSeconds: 7 } as RunStatus);
  return countStudy(statuses.map((_, index) => ({ id: String(index), work: 1000 })), (id) => known[Number(id)]!, studyRule);
}

const at = (state: RunState, step: number, stoppedByRule: RunStatus['stoppedByRule'] = null) => ({ state, step, stoppedByRule });

describe('a study counts', () => {
  test('finished and diverged runs as done: they leave no work', () => {
    expect(counted([at('finished', 100), at('diverged', 30), at('running', 50), null])).toEqual({ done: 2, total: 4, trainedSeconds: 21, workDone: 1800, workLeft: 1500 });
  });

  test('runs that its own rule stopped as done, others as work that is left', () => {
    const statuses = [at('stopped', 40, rule), at('stopped', 40, { ...rule, patience: 3 }), at('stopped', 40), at('failed', 0), at('interrupted', 10)];
    expect(counted(statuses, rule)).toMatchObject({ done: 1, workLeft: 600 + 600 + 1000 + 900 });
    expect(counted(statuses, null).done).toBe(0);
  });
});
