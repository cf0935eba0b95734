import type { Publish } from '@shared/contract/contract';
import { activeStates, type RunStatus } from '@shared/run/status';
import type { Workbench } from '../services/openWorkbench';

/**
 * Starts or resumes a run and waits until nobody works on it any more.
 * @param onEvent every event of the workbench, from before the start.
 */
export async function untilEnded(workbench: Pick<Workbench, 'subscribe'>, start: () => Promise<string>, onEvent: Publish): Promise<RunStatus> {
  const ended = new Map<string, RunStatus>();
  let wake: () => void = () => undefined;
  const unsubscribe = workbench.subscribe((name, payload) => {
    onEvent(name, payload);
    if (name !== 'runs.changed' || !('status' in payload)) return;
    const { status } = payload;
    // Resuming says `queued` first, so that an ending of an earlier attempt does not count.
    if (activeStates.includes(status.state)) ended.delete(status.id);
    else ended.set(status.id, status);
    wake();
  });
  try {
    const id = await start();
    for (;;) {
      const status = ended.get(id);
      if (status) return status;
      await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    unsubscribe();
  }
}
