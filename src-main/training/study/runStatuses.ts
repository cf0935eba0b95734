import type { EventName, EventPayload } from '@shared/contract/contract';
import type { RunStatus } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';

/** Where every run of the runs folder stands, kept up to date by the workbench's own events. */
export class RunStatuses {
  readonly #statuses = new Map<string, RunStatus>();

  constructor(runs: readonly Pick<RunSummary, 'status'>[]) {
    for (const { status } of runs) this.#statuses.set(status.id, status);
  }

  get(id: string): RunStatus | null {
    return this.#statuses.get(id) ?? null;
  }

  /** Takes an event in; returns the status that it brought, where it did. */
  notice<Name extends EventName>(name: Name, payload: EventPayload<Name>): RunStatus | null {
    if (name === 'runs.removed' && 'ids' in payload) for (const id of payload.ids) this.#statuses.delete(id);
    if (name !== 'runs.changed' || !('status' in payload)) return null;
    this.#statuses.set(payload.status.id, payload.status);
    return payload.status;
  }
}
