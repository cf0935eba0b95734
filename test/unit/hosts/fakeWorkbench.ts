import type { CallName, Publish, Services } from '@shared/contract/contract';
import type { Workbench } from '../../../src-main/services/openWorkbench';

/** A workbench whose few services are given by the test and whose events the test publishes. */
export interface FakeWorkbench extends Workbench {
  readonly publish: Publish;
  /** How many clients listen. */
  listeners(): number;
  /** How many times it was closed. */
  closed(): number;
}

export function fakeWorkbench(given: Partial<Services> = {}, activeRuns = 0): FakeWorkbench {
  const listeners = new Set<Publish>();
  let closed = 0;
  const services = new Proxy(given, {
    get: (target, name) => target[name as CallName] ?? (() => Promise.reject(new Error(`The test offers no ${String(name)}.`))),
  }) as Services;
  return {
    services,
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    activeRuns: () => activeRuns,
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
    publish: (name, payload) => { for (const listener of listeners) listener(name, payload); },
    listeners: () => listeners.size,
    closed: () => closed,
  };
}

export const information: Services['workbench.information'] = () => Promise.resolve({
  version: '1.2.3', commit: null, host: 'web' as const, platform: 'test', runsFolder: '/runs', runsFolderProblem: null,
});
