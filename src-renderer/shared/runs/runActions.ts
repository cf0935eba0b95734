import { resumableStates } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { useClient } from '../client/client';
import { notify, useProblems } from '../ui/toasts';

export type RunAction = 'pause' | 'resume' | 'stop';

/** What can be done with a run in its state. */
export function possibleActions({ status }: RunSummary): readonly RunAction[] {
  if (status.state === 'running') return ['pause', 'stop'];
  if (status.state === 'queued') return ['stop'];
  if (status.state === 'paused') return ['resume', 'stop'];
  return resumableStates.includes(status.state) ? ['resume'] : [];
}

/** Why this window can't steer a run; null when it can. */
export function steeringProblem({ status, heldHere }: RunSummary): string | null {
  if (status.process === null || heldHere) return null;
  return `Another process holds this run (${status.process.host}, pid ${String(status.process.pid)}).`;
}

/** Acts on runs; failures become toasts. */
export function useRunActions() {
  const problems = useProblems();
  return {
    async act(action: RunAction, id: string): Promise<void> {
      await problems.attempt(() => useClient().call(`runs.${action}`, { id }));
    },
    /** Queues the same experiment with the next free seed; the new run's id, or undefined. */
    async duplicate(id: string): Promise<string | undefined> {
      const copy = await problems.attempt(() => useClient().call('runs.duplicate', { id }));
      return copy?.status.id;
    },
    /** Deletes runs and offers the way back. */
    async remove(ids: readonly string[]): Promise<void> {
      const done = await problems.attempt(() => useClient().call('runs.remove', { ids: [...ids] }));
      if (!done) return;
      const text = ids.length === 1 ? 'The run was moved to the trash.' : `${String(ids.length)} runs were moved to the trash.`;
      notify(text, { label: 'Undo', run: () => { void problems.attempt(() => useClient().call('runs.restore', { ids: [...ids] })); } });
    },
  };
}
