import { defineStore } from 'pinia';
import { computed, ref, shallowRef, toRaw, watch } from 'vue';
import { experimentSchema, type Experiment } from '@shared/experiment/experiment';
import { presets, type Preset } from '@shared/experiment/presets';
import type { Dataset } from '@shared/experiment/dataset';
import type { RunSummary } from '@shared/run/summary';
import { useClient } from '@renderer/shared/client/client';
import { suggestedName } from '@renderer/shared/runs/suggestedName';
import { draftOf, issuesAt, readExperiment, type ExperimentDraft } from './draft';
import { fitToData } from './fitToData';
import { groupOfFirstIssue, type GroupName } from './formGroups';

const STORAGE_KEY = 'sbd-workbench.set-up';
const LARGEST_SEED = 2 ** 31 - 1;
/** More seeds than that are a study's business, which can be paused as a whole. */
const MOST_REPLICAS = 10;
const MOST_REPLICAS_OF_A_STUDY = 1000;

/** The experiment of the last session, where there was a readable one. */
function rememberedExperiment(): Experiment | null {
  try {
    const result = experimentSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Parsing puts the fields in the schema's order, so that equal experiments give equal texts. */
function canonicalText(experiment: Experiment): string {
  return JSON.stringify(experimentSchema.parse(experiment));
}

/** The experiment that is being set up. It outlives the screen, and its last valid state outlives the window. */
export const useSetUpStore = defineStore('setUp', () => {
  const draft = ref<ExperimentDraft>(draftOf(rememberedExperiment() ?? presets[0]!.experiment));
  const device = ref('auto');
  /** How many runs Start queues: consecutive seeds from the experiment's. */
  const replicas = ref<number | null>(1);
  /** Whether the form is the base of a study, whose axes and limits `studyPlanStore` holds. */
  const planning = ref(false);
  const openGroups = ref<ReadonlySet<GroupName>>(new Set());
  const starting = ref(false);

  const reading = computed(() => readExperiment(draft.value));
  const issues = computed(() => [...reading.value.issues, ...replicaIssues()]);
  /** The experiment of the form; null while the form has issues. */
  const experiment = computed(() => (issues.value.length === 0 ? reading.value.experiment : null));
  /** The experiment when the form was last without issues: what the previews show. */
  const lastValid = shallowRef<Experiment>(readExperiment(draft.value).experiment ?? presets[0]!.experiment);
  /** The preset that the form equals, field by field. */
  const preset = computed<Preset | null>(() => {
    const text = JSON.stringify(reading.value.experiment);
    return presets.find((candidate) => canonicalText(candidate.experiment) === text) ?? null;
  });

  watch(experiment, (valid, before) => {
    if (!valid) return;
    keepNameTrue(valid, before ?? lastValid.value);
    lastValid.value = valid;
    localStorage.setItem(STORAGE_KEY, JSON.stringify(valid));
  });

  /** A name that nobody typed follows what it names. */
  function keepNameTrue(valid: Experiment, before: Experiment): void {
    const given = draft.value.name;
    const untouched = given === suggestedName(before) || presets.some((candidate) => candidate.experiment.name === given);
    if (untouched && given === before.name && preset.value === null) draft.value.name = suggestedName(valid);
  }

  function replicaIssues() {
    const count = replicas.value;
    const most = planning.value ? MOST_REPLICAS_OF_A_STUDY : MOST_REPLICAS;
    if (count === null || !Number.isInteger(count) || count < 1 || count > most) return [{ field: 'training.replicas', message: `must be a whole number from 1 to ${String(most)}` }];
    const seed = draft.value.training.seed ?? 0;
    return seed <= LARGEST_SEED && seed + count - 1 > LARGEST_SEED ? [{ field: 'training.replicas', message: 'the last seed would be above 2³¹ − 1' }] : [];
  }

  function issuesOf(path: string) {
    return issuesAt(issues.value, path);
  }

  /** Puts an experiment in the form and returns a function that brings back what was there. */
  function replace(next: Experiment): () => void {
    const previous = draft.value;
    draft.value = draftOf(next);
    return () => { draft.value = previous; };
  }

  /** Changes the dataset, and with it the parts that can't go with it. */
  function changeDataset(dataset: Dataset): { readonly replaced: readonly string[]; readonly undo: () => void } {
    const previous = structuredClone(toRaw(draft.value));
    const replaced = fitToData(draft.value, dataset);
    return { replaced, undo: () => { draft.value = previous; } };
  }

  function toggleGroup(name: GroupName): void {
    const next = new Set(openGroups.value);
    if (!next.delete(name)) next.add(name);
    openGroups.value = next;
  }

  /** Unfolds the group that has the first issue. */
  function revealFirstIssue(): void {
    const group = groupOfFirstIssue(issues.value);
    if (group) openGroups.value = new Set(openGroups.value).add(group);
  }

  /**
   * Queues the experiment once per replica.
   * @throws ProblemError of the first run that could not be queued; those before it stay queued.
   */
  async function start(): Promise<RunSummary[]> {
    const { value } = experiment;
    if (!value || starting.value) return [];
    starting.value = true;
    try {
      const started: RunSummary[] = [];
      for (let replica = 0; replica < (replicas.value ?? 1); replica++) {
        const seeded: Experiment = { ...value, training: { ...value.training, seed: value.training.seed + replica } };
        started.push(await useClient().call('runs.start', { experiment: seeded, device: device.value }));
      }
      return started;
    } finally {
      starting.value = false;
    }
  }

  return { draft, device, replicas, planning, openGroups, starting, issues, experiment, lastValid, preset, issuesOf, replace, changeDataset, toggleGroup, revealFirstIssue, start };
});
