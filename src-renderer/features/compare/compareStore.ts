import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { activeStates } from '@shared/run/status';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';
import type { ComparedRun, FieldValues } from './comparedRun';
import { ComparedRuns } from './comparedRuns';
import { useEvaluationNumbers } from './evaluationNumbers';
import { configurationFields, differingFields, valueOf } from './experimentFields';
import { fieldTitle, STATE_PATH } from './experimentValues';
import { axisPath, placesInStudy } from './placesInStudy';
import { groupRuns, type RunGroup } from './runGroups';
import type { Baseline, CompareState, RunSource } from './savedViews';

/**
 * What is compared and how: which runs, which of them pass the filters, how they are grouped, what they are read relative to,
 * and which run the pointer is at. All views read it, so that a choice in one holds in all.
 */
export const useCompareStore = defineStore('compare', () => {
  const runsStore = useRunsStore();
  const studies = useStudiesStore();
  const evaluations = useEvaluationNumbers();

  const source = shallowRef<RunSource>({ kind: 'all' });
  const view = ref('rate-distortion');
  const filters = shallowRef<Readonly<Record<string, readonly string[]>>>({});
  /** Fields that the reader groups by; null for `configurationFields`. */
  const chosenGroupBy = shallowRef<readonly string[] | null>(null);
  const chosenBaseline = shallowRef<Baseline | null>(null);
  /** Whether runs that still train are shown among those that have ended, and runs that diverged among those that have not. */
  const withTraining = ref(false);
  const withDiverged = ref(false);
  const settings = shallowRef<Readonly<Record<string, unknown>>>({});
  /** The run under the pointer, in whichever plot or table. */
  const hoveredRun = ref<string | null>(null);
  const picked = shallowRef<ReadonlySet<string>>(new Set());

  const made = new ComparedRuns();
  const study = computed(() => (source.value.kind === 'study' ? studies.byId.get(source.value.id) ?? null : null));
  // The cells of a study stay the same objects while it only gets further.
  const cells = computed(() => study.value?.cells ?? null);
  const axes = computed(() => study.value?.study.plan.axes ?? null);
  const places = computed<ReadonlyMap<string, FieldValues>>(() => (cells.value && axes.value ? placesInStudy(cells.value, axes.value) : new Map()));

  const sourceIds = computed<ReadonlySet<string> | null>(() => {
    if (source.value.kind === 'all') return null;
    if (source.value.kind === 'runs') return new Set(source.value.ids);
    return new Set(cells.value?.flatMap(({ runs }) => runs.map(({ id }) => id)) ?? []);
  });
  /** Every run of the source, oldest first, whether it passes the filters or not. */
  const compared = computed(() => made.update(runsStore.runs.filter(({ status }) => sourceIds.value?.has(status.id) ?? true).reverse(), evaluations.byId, places.value));
  watch(compared, (runs) => { void evaluations.follow(runs.map(({ id }) => id)); }, { immediate: true });

  const axisTitles = computed(() => new Map((axes.value ?? []).map(({ title }, axis) => [axisPath(axis), title] as const)));
  /** What the compared runs are, whatever is measured of them: the same array until other runs are compared. */
  const configurations = computed<readonly ComparedRun[]>((old) => {
    const runs = compared.value;
    return old?.length === runs.length && runs.every(({ values }, index) => values === old[index]!.values) ? old : runs;
  });
  /** The fields in which the compared runs differ. */
  const fields = computed(() => differingFields(configurations.value, axisTitles.value));
  const training = computed(() => compared.value.filter(({ state }) => activeStates.includes(state)).length);
  const diverged = computed(() => compared.value.filter(({ state }) => state === 'diverged').length);
  /** The runs that speak of their experiment. What still trains has numbers of its beginning and what diverged has those of its failure: they wait until they are asked for, or nothing else is there. */
  const settled = computed(() => {
    const waits = ({ state }: ComparedRun) => (activeStates.includes(state) ? !withTraining.value : state === 'diverged' && !withDiverged.value);
    const ready = compared.value.some(waits) ? compared.value.filter((run) => !waits(run)) : compared.value;
    return ready.length === 0 || STATE_PATH in filters.value ? compared.value : ready;
  });
  /** The runs that pass the filters. */
  const shown = computed(() => {
    const active = Object.entries(filters.value);
    return active.length === 0 ? settled.value : settled.value.filter((run) => active.every(([path, texts]) => texts.includes(valueOf(run, path).text)));
  });
  const groupBy = computed(() => {
    const paths = chosenGroupBy.value ?? configurationFields(configurations.value, fields.value);
    return paths.map((path) => ({ path, title: fields.value.find((field) => field.path === path)?.title ?? fieldTitle(path) }));
  });
  const groups = computed(() => groupRuns(shown.value, groupBy.value));
  const byId = computed<ReadonlyMap<string, ComparedRun>>(() => new Map(shown.value.map((run) => [run.id, run])));
  const groupOf = computed<ReadonlyMap<string, RunGroup>>(() => new Map(groups.value.flatMap((group) => group.runs.map(({ id }) => [id, group] as const))));
  /** What everything is read relative to, also where it is a single run; null while nothing is pinned or it is not shown. */
  const baseline = computed<RunGroup | null>(() => {
    const pinned = chosenBaseline.value;
    if (pinned?.kind === 'group') return groups.value.find(({ key }) => key === pinned.key) ?? null;
    const run = pinned && byId.value.get(pinned.id);
    return run ? { ...groupOf.value.get(run.id)!, label: run.label, runs: [run] } : null;
  });
  /** Picked runs that are shown. */
  const pickedRuns = computed(() => shown.value.filter(({ id }) => picked.value.has(id)));

  /** Compares other runs; what was filtered, grouped and picked belonged to the old ones. */
  function compare(next: RunSource): void {
    source.value = next;
    filters.value = {};
    chosenGroupBy.value = null;
    chosenBaseline.value = null;
    picked.value = new Set();
  }

  /** Lets a value of a field pass, or no longer; a field none of whose values is named lets all pass. */
  function toggleFilter(path: string, text: string): void {
    const { [path]: texts = [], ...rest } = filters.value;
    const next = texts.includes(text) ? texts.filter((one) => one !== text) : [...texts, text];
    filters.value = next.length === 0 ? rest : { ...rest, [path]: next };
  }

  /** Adds runs to the picked ones; a run that is picked alone a second time is put back. */
  function pick(ids: readonly string[]): void {
    const next = new Set(picked.value);
    if (ids.length === 1 && next.has(ids[0]!)) next.delete(ids[0]!);
    else for (const id of ids) next.add(id);
    picked.value = next;
  }

  function state(): CompareState {
    return {
      source: source.value, view: view.value, settings: { ...settings.value }, baseline: chosenBaseline.value,
      filters: Object.fromEntries(Object.entries(filters.value).map(([path, texts]) => [path, [...texts]])), groupBy: chosenGroupBy.value && [...chosenGroupBy.value],
    };
  }

  /** Puts everything back as a saved view has it. */
  function restore(saved: CompareState): void {
    compare(saved.source);
    view.value = saved.view;
    filters.value = saved.filters;
    chosenGroupBy.value = saved.groupBy;
    chosenBaseline.value = saved.baseline;
    settings.value = saved.settings;
  }

  return {
    source, view, filters, chosenGroupBy, chosenBaseline, settings, withTraining, training, withDiverged, diverged, hoveredRun, picked, study,
    compared, fields, shown, groupBy, groups, byId, groupOf, baseline, pickedRuns,
    compare, toggleFilter, pick, state, restore,
  };
});
