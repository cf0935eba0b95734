import { shallowRef, watch, type ShallowRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import type { Snapshot } from '@shared/run/evaluation';
import { useClient } from '../client/client';
import { latestOnly } from '../client/latestOnly';

/** One moment of one run. */
export interface Moment {
  readonly id: string;
  readonly step: number;
}

const KEPT = 60;

/**
 * Follows a moment that may change faster than snapshots load: shows the last one that arrived, loads at most one at a time,
 * and keeps the newest few for going back and forth. `version` changes when stored snapshots may have been rewritten.
 */
export function useSnapshot(moment: () => Moment | null, version: () => number): { readonly snapshot: ShallowRef<Snapshot | null>; readonly problem: ShallowRef<Problem | null> } {
  const snapshot = shallowRef<Snapshot | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const kept = new Map<string, Snapshot>();
  let shownRun: string | null = null;

  const load = latestOnly<{ readonly wanted: Moment; readonly key: string }>(async ({ wanted, key }) => {
    const loaded = await useClient().call('runs.snapshot', wanted);
    kept.set(key, loaded);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    if (moment()?.id === wanted.id) snapshot.value = loaded;
    problem.value = null;
  }, (error) => { problem.value = toProblem(error); });

  watch(() => [moment()?.id, moment()?.step, version()] as const, ([id, step, current]) => {
    if (id !== shownRun) {
      shownRun = id ?? null;
      snapshot.value = null;
      problem.value = null;
    }
    if (id === undefined || step === undefined) return;
    const key = `${id} ${String(step)} ${String(current)}`;
    const known = kept.get(key);
    if (known) snapshot.value = known;
    else load({ wanted: { id, step }, key });
  }, { immediate: true });

  return { snapshot, problem };
}
