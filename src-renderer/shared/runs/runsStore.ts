import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import type { RunSummary, UnreadableRun } from '@shared/run/summary';
import { useClient } from '../client/client';

/** Every run that the main process knows, kept up to date by its events. Screens read it; they act through the client. */
export const useRunsStore = defineStore('runs', () => {
  const byId = shallowRef<ReadonlyMap<string, RunSummary>>(new Map());
  const unreadable = shallowRef<readonly UnreadableRun[]>([]);
  const loaded = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let listening = false;
  // Changes that arrive while the list is read may be newer than the answer; they are made again on top of it.
  const meanwhile = new Set<(() => void)[]>();

  /** All runs, newest first. */
  const runs = computed(() => [...byId.value.values()].sort(byAge));
  const running = computed(() => runs.value.filter((run) => run.status.state === 'running'));
  const queued = computed(() => runs.value.filter((run) => run.status.state === 'queued'));

  function put(summary: RunSummary): void {
    byId.value = new Map(byId.value).set(summary.status.id, summary);
  }

  function remove(ids: readonly string[]): void {
    byId.value = new Map([...byId.value].filter(([id]) => !ids.includes(id)));
  }

  /** Reads all runs and follows their changes from then on; may be called again to read anew. */
  async function load(): Promise<void> {
    const client = useClient();
    if (!listening) {
      listening = true;
      const follow = (change: () => void) => {
        change();
        for (const changes of meanwhile) changes.push(change);
      };
      client.on('runs.changed', (run) => { follow(() => { put(run); }); });
      client.on('runs.removed', ({ ids }) => { follow(() => { remove(ids); }); });
    }
    const changes: (() => void)[] = [];
    meanwhile.add(changes);
    try {
      const answer = await client.call('runs.list', {});
      byId.value = new Map(answer.runs.map((run) => [run.status.id, run]));
      for (const change of changes) change();
      unreadable.value = answer.unreadable;
      problem.value = null;
    } catch (error) {
      problem.value = toProblem(error);
    } finally {
      meanwhile.delete(changes);
      loaded.value = true;
    }
  }

  return { byId, runs, running, queued, unreadable, loaded, problem, load, put, remove };
});

/** The ids of a study's runs say nothing of time; those of runs made in the same millisecond decide their order. */
function byAge({ status: a }: RunSummary, { status: b }: RunSummary): number {
  const [left, right] = a.createdAt === b.createdAt ? [a.id, b.id] : [a.createdAt, b.createdAt];
  return left < right ? 1 : -1;
}
