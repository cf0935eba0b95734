import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { activeStates } from '@shared/run/status';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';

/** Which runs Live overlays and which one it shows in detail; kept while the researcher is on other screens. */
export const useChosenRuns = defineStore('chosenRuns', () => {
  const runs = useRunsStore();
  const studies = useStudiesStore();
  const chosen = shallowRef<ReadonlySet<string>>(new Set());
  const focusedId = ref<string | null>(null);

  const active = computed(() => runs.runs.filter(({ status }) => activeStates.includes(status.state)));
  const focused = computed(() => (focusedId.value === null ? null : runs.byId.get(focusedId.value) ?? null));
  /** The overlaid runs, newest first. */
  const overlaid = computed(() => runs.runs.filter(({ status }) => chosen.value.has(status.id)));

  // A run that begins to train joins the plots; the first of them gets the detail. Of a study's runs only those stay that
  // train: a hundred curves tell nothing, and the study's own board shows them all.
  const training = computed(() => active.value.filter(({ status }) => status.state !== 'queued').map(({ status }) => status.id));
  let seen = new Set<string>();
  /** Those in the plots that nobody put there. */
  let joined = new Set<string>();
  watch(training, (ids) => {
    const fresh = ids.filter((id) => !seen.has(id));
    seen = new Set(ids);
    if (fresh.length === 0) return;
    const relieved = new Set(fresh.flatMap((id) => studies.studyOfRun(id)?.study.id ?? []));
    const stays = (id: string) => ids.includes(id) || !joined.has(id) || !relieved.has(studies.studyOfRun(id)?.study.id ?? '');
    chosen.value = new Set([...[...chosen.value].filter(stays), ...fresh]);
    joined = new Set([...[...joined].filter((id) => chosen.value.has(id)), ...fresh]);
    if (focused.value === null || !ids.includes(focused.value.status.id)) focusedId.value = fresh[fresh.length - 1]!;
  }, { immediate: true });

  // Nothing trains and nothing was chosen: the newest run is better than an empty dashboard.
  watch([() => runs.runs, focused], () => {
    if (focused.value !== null) return;
    const next = overlaid.value[0] ?? active.value[0] ?? runs.runs[0];
    if (next) focus(next.status.id);
  }, { immediate: true });

  /** Shows a run in detail, and in the plots. */
  function focus(id: string): void {
    focusedId.value = id;
    chosen.value = new Set(chosen.value).add(id);
  }

  /** Adds a run to the plots or takes it out; the run in detail stays. */
  function toggle(id: string): void {
    const next = new Set(chosen.value);
    if (next.has(id) && id !== focusedId.value) next.delete(id);
    else next.add(id);
    chosen.value = next;
  }

  /** Overlays exactly these runs, the first in detail. */
  function show(ids: readonly string[]): void {
    chosen.value = new Set(ids);
    focusedId.value = ids[0] ?? null;
  }

  return { chosen, focusedId, focused, overlaid, active, focus, toggle, show };
});
