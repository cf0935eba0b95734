import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { toProblem, type Problem } from '@shared/problem';
import type { LatentPlane } from '@shared/run/evaluation';
import { useClient } from '@renderer/shared/client/client';

/** Few enough that checking an answer costs about a frame. */
const RUNS_A_CALL = 2;
/** Of an export, which nobody scrolls meanwhile. */
const RUNS_A_CALL_OF_ALL = 20;

/** Latent planes of runs, read when they are looked at: a thousand of them at once would be a hundred megabytes. */
export const useLatentPlanes = defineStore('latentPlanes', () => {
  /** Null for a run that has none. */
  const byId = shallowRef<ReadonlyMap<string, LatentPlane | null>>(new Map());
  const problem = shallowRef<Problem | null>(null);
  let wanted: readonly string[] = [];
  let reading = false;

  useClient().on('runs.evaluated', ({ id }) => {
    if (!byId.value.has(id)) return;
    byId.value = new Map([...byId.value].filter(([known]) => known !== id));
    if (wanted.includes(id)) void read();
  });

  /** Reads the planes of these runs, and gives up on those that were wanted before: they have left the screen. */
  function want(ids: readonly string[]): void {
    wanted = ids;
    void read();
  }

  /** Reads these planes too, after those that are wanted already. */
  function add(ids: readonly string[]): void {
    want([...wanted.filter((id) => !byId.value.has(id)), ...ids]);
  }

  /** Reads the planes of all these runs. @throws what the reading of them throws */
  async function all(ids: readonly string[]): Promise<void> {
    for (let left = ids.filter((id) => !byId.value.has(id)); left.length > 0; left = left.slice(RUNS_A_CALL_OF_ALL)) await ask(left.slice(0, RUNS_A_CALL_OF_ALL));
  }

  async function ask(ids: readonly string[]): Promise<void> {
    const { planes } = await useClient().call('comparison.planes', { ids: [...ids] });
    const found = new Map(planes.map(({ id, plane }) => [id, plane]));
    byId.value = new Map([...byId.value, ...ids.map((id) => [id, found.get(id) ?? null] as const)]);
  }

  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      for (let ids = missing(); ids.length > 0; ids = missing()) {
        await ask(ids);
        problem.value = null;
      }
    } catch (error) {
      problem.value = toProblem(error);
    } finally {
      reading = false;
    }
  }

  function missing(): string[] {
    return wanted.filter((id) => !byId.value.has(id)).slice(0, RUNS_A_CALL);
  }

  return { byId, problem, want, add, all };
});
