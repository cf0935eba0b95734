import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { CallOutput } from '@shared/contract/contract';
import type { StudyOverview } from '@shared/contract/studies';
import { toProblem, type Problem } from '@shared/problem';
import { useClient } from '../client/client';

/** A study folder that can't be read, and why. */
export type UnreadableStudy = CallOutput<'studies.list'>['unreadable'][number];

/** Every study that the main process knows, kept up to date by its events. What its runs have reached is in the runs store. */
export const useStudiesStore = defineStore('studies', () => {
  const byId = shallowRef<ReadonlyMap<string, StudyOverview>>(new Map());
  const unreadable = shallowRef<readonly UnreadableStudy[]>([]);
  const loaded = ref(false);
  const problem = shallowRef<Problem | null>(null);
  const endListeners = new Set<(study: StudyOverview) => void>();
  let listening = false;
  // Changes that arrive while the list is read may be newer than the answer; they are made again on top of it.
  const meanwhile = new Set<(() => void)[]>();

  /** All studies, newest first. */
  const studies = computed(() => [...byId.value.values()].sort((left, right) => (left.study.createdAt < right.study.createdAt ? 1 : -1)));
  // The cells of a study stay the same objects while it only gets further.
  const runIds = computed(() => studies.value.map(({ study, cells }) => ({ id: study.id, cells })));
  const studyIdByRun = computed(() => {
    const index = new Map<string, string>();
    for (const { id, cells } of [...runIds.value].reverse()) for (const { runs } of cells) for (const run of runs) index.set(run.id, id);
    return index;
  });

  function put(overview: StudyOverview): void {
    const before = byId.value.get(overview.study.id)?.study.state;
    byId.value = new Map(byId.value).set(overview.study.id, overview);
    if (before === 'running' && overview.study.state === 'ended') for (const listener of endListeners) listener(overview);
  }

  function progress({ id, ...reached }: { readonly id: string } & Pick<StudyOverview, 'done' | 'total' | 'secondsLeft' | 'trainedSeconds'>): void {
    const known = byId.value.get(id);
    if (known) byId.value = new Map(byId.value).set(id, { ...known, ...reached });
  }

  function remove(id: string): void {
    byId.value = new Map([...byId.value].filter(([known]) => known !== id));
  }

  /** Reads all studies and follows their changes from then on; may be called again to read anew. */
  async function load(): Promise<void> {
    const client = useClient();
    if (!listening) {
      listening = true;
      const follow = (change: () => void) => {
        change();
        for (const changes of meanwhile) changes.push(change);
      };
      client.on('studies.changed', (overview) => { follow(() => { put(overview); }); });
      client.on('studies.progressed', (reached) => { follow(() => { progress(reached); }); });
      client.on('studies.removed', ({ id }) => { follow(() => { remove(id); }); });
    }
    const changes: (() => void)[] = [];
    meanwhile.add(changes);
    try {
      const answer = await client.call('studies.list', {});
      byId.value = new Map(answer.studies.map((overview) => [overview.study.id, overview]));
      unreadable.value = answer.unreadable;
      for (const change of changes) change();
      problem.value = null;
    } catch (error) {
      problem.value = toProblem(error);
    } finally {
      meanwhile.delete(changes);
      loaded.value = true;
    }
  }

  /** The newest study that a run belongs to; null where it belongs to none. */
  function studyOfRun(id: string): StudyOverview | null {
    const study = studyIdByRun.value.get(id);
    return study === undefined ? null : byId.value.get(study) ?? null;
  }

  /** Calls back whenever a study that ran has ended. */
  function onEnd(listener: (study: StudyOverview) => void): void {
    endListeners.add(listener);
  }

  return { byId, studies, unreadable, loaded, problem, load, put, remove, studyOfRun, onEnd };
});
