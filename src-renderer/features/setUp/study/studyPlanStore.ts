import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { StudyOverview } from '@shared/contract/studies';
import type { Experiment } from '@shared/experiment/experiment';
import type { EarlyStop } from '@shared/study/earlyStop';
import { STUDY_VERSION, studyPlanSchema, type StudyPlan } from '@shared/study/study';
import { fieldIssues, type FieldIssue } from '@shared/validate';
import { datasetTitle } from '@renderer/shared/runs/partLabels';
import { useClient } from '@renderer/shared/client/client';
import { issuesAt, type Draft } from '../draft';
import { useSetUpStore } from '../setUpStore';
import { automaticLabel, axesOf, axisDraft, draftsOf, valueDraft, type AxisDraft } from './axisDraft';
import { fieldOptions, isPart } from './fieldOptions';
import { valueAt, variableFields } from './variableFields';
import { plainCopy } from './plainCopy';

const STORAGE_KEY = 'sbd-workbench.study-plan';
const SECONDS_PER_HOUR = 3600;
const usualEarlyStop: EarlyStop = { measure: 'elbo', patience: 5, leastImprovement: 0.5 };

/** The study of the last session, where one was being planned. */
function rememberedPlan(): StudyPlan | null {
  try {
    const result = studyPlanSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** What the form's experiment becomes with several values for some of its fields. Its base is the form; seeds and replicas are the form's too. */
export const useStudyPlanStore = defineStore('studyPlan', () => {
  const setUp = useSetUpStore();
  const axes = ref<AxisDraft[]>([]);
  /** Empty while nobody gave one. */
  const givenName = ref('');
  const notes = ref('');
  const devices = ref<string[]>([]);
  const priority = ref<number | null>(0);
  const earlyStop = ref<Draft<EarlyStop> | null>(null);
  const budgetHours = ref<number | null>(null);
  /** The study that the plan is of, while one is edited. */
  const editing = shallowRef<{ readonly id: string; readonly name: string } | null>(null);
  /** The axis that was added or asked for last: its card takes the cursor. */
  const wantedAxis = ref<number | null>(null);
  const saving = ref(false);

  const suggestedName = computed(() => [datasetTitle(setUp.lastValid.dataset), axes.value.map(({ title }) => title).join(' × ')].filter((part) => part !== '').join(': ').slice(0, 120));
  const name = computed(() => givenName.value || suggestedName.value);
  const draft = computed(() => ({
    version: STUDY_VERSION,
    name: name.value,
    notes: notes.value,
    base: setUp.experiment ?? setUp.lastValid,
    axes: axesOf(axes.value),
    replicas: { count: setUp.replicas, firstSeed: setUp.draft.training.seed },
    devices: devices.value,
    priority: priority.value,
    earlyStop: earlyStop.value,
    budgetSeconds: budgetHours.value === null ? null : budgetHours.value * SECONDS_PER_HOUR,
  }));
  const issues = computed<readonly FieldIssue[]>(() => {
    const result = studyPlanSchema.safeParse(draft.value);
    return result.success ? [] : fieldIssues(result.error);
  });
  /** The plan as it can be previewed and started; null while it, or the form, has issues. */
  const plan = computed<StudyPlan | null>(() => (setUp.planning && setUp.experiment && issues.value.length === 0 ? studyPlanSchema.parse(plainCopy(draft.value)) : null));
  const combinations = computed(() => axes.value.reduce((product, { values }) => product * values.length, 1));
  const issueCount = computed(() => setUp.issues.length + issues.value.length);

  // A part that the form shows for a value is edited there.
  watch(() => setUp.experiment, (experiment) => { if (experiment) axes.value.forEach((axis) => { takeFromForm(axis, experiment); }); });

  function takeFromForm(axis: AxisDraft, experiment: Experiment): void {
    const value = axis.values.find(({ id }) => id === axis.shownInForm);
    const own = axis.path === null ? undefined : valueAt(experiment, axis.path);
    if (!value || axis.path === null || own === undefined) return;
    if (typeOf(own) !== typeOf(value.changes[axis.path])) axis.shownInForm = null;
    else change(axis, value.id, { ...value.changes, [axis.path]: plainCopy(own) as never });
  }

  function typeOf(part: unknown): unknown {
    return valueAt(part, 'type');
  }

  function issuesOf(path: string): FieldIssue[] {
    return issuesAt(issues.value, path);
  }

  function axisAt(path: string): AxisDraft | null {
    return axes.value.find((axis) => axis.path === path) ?? null;
  }

  function find(id: number): AxisDraft | undefined {
    return axes.value.find((axis) => axis.id === id);
  }

  /** Makes a field an axis whose first value is the form's own; asks for the axis where it is one already. */
  function vary(path: string): void {
    setUp.planning = true;
    const known = axisAt(path);
    if (known) {
      wantedAxis.value = known.id;
      return;
    }
    const axis = axisDraft(variableFields.find((field) => field.path === path)?.title ?? path, path);
    const options = fieldOptions(path, setUp.lastValid);
    const own = valueAt(setUp.lastValid, path);
    const same = options?.find(({ changes }) => JSON.stringify(changes[path]) === JSON.stringify(own));
    if (own !== undefined) {
      const first = valueDraft(axis, same?.changes ?? { [path]: plainCopy(own) as never }, options ? same?.label : undefined);
      axis.values.push(first);
      if (isPart(path)) axis.shownInForm = first.id;
    }
    axes.value.push(axis);
    wantedAxis.value = axis.id;
  }

  /** An axis whose values each change several fields; the first one changes none. */
  function varyTogether(): void {
    const axis = axisDraft('Variant', null);
    axis.values.push(valueDraft(axis, {}));
    axes.value.push(axis);
    wantedAxis.value = axis.id;
  }

  /** Takes an axis out and returns the way back. */
  function removeAxis(id: number): () => void {
    const before = axes.value;
    axes.value = before.filter((axis) => axis.id !== id);
    return () => { axes.value = before; };
  }

  /** Moves an axis: the order of axes is the order of a study's rows. */
  function moveAxis(id: number, by: -1 | 1): void {
    const from = axes.value.findIndex((axis) => axis.id === id);
    const moved = [...axes.value];
    const [axis] = moved.splice(from, 1);
    if (axis) moved.splice(Math.max(0, from + by), 0, axis);
    axes.value = moved;
  }

  /** Adds values that are not there yet. */
  function addValues(id: number, added: readonly { readonly label?: string; readonly changes: AxisDraft['values'][number]['changes'] }[]): void {
    const axis = find(id);
    if (!axis) return;
    const known = new Set(axis.values.map(({ changes }) => JSON.stringify(changes)));
    for (const { label, changes } of added) {
      if (known.has(JSON.stringify(changes))) continue;
      known.add(JSON.stringify(changes));
      axis.values.push(valueDraft(axis, plainCopy(changes), label));
    }
  }

  /** Puts numbers in order; values of other kinds stay where they are. */
  function sortValues(id: number): void {
    const axis = find(id);
    const numberOf = (value: AxisDraft['values'][number]) => value.changes[axis?.path ?? ''];
    if (axis?.values.every((value) => typeof numberOf(value) === 'number')) axis.values.sort((left, right) => Number(numberOf(left)) - Number(numberOf(right)));
  }

  function removeValue(id: number, value: number): void {
    const axis = find(id);
    if (axis) axis.values = axis.values.filter((one) => one.id !== value);
  }

  function change(axis: AxisDraft, id: number, changes: AxisDraft['values'][number]['changes']): void {
    const value = axis.values.find((one) => one.id === id);
    if (!value) return;
    value.changes = changes;
    if (!value.named) value.label = automaticLabel(axis, changes);
  }

  /** Gives a value another label and other changes. */
  function setValue(id: number, value: number, next: { readonly label: string; readonly changes: AxisDraft['values'][number]['changes'] }): void {
    const axis = find(id);
    const draftValue = axis?.values.find((one) => one.id === value);
    if (!axis || !draftValue) return;
    draftValue.named = next.label !== automaticLabel(axis, next.changes);
    draftValue.label = next.label;
    draftValue.changes = next.changes;
  }

  function rename(id: number, title: string): void {
    const axis = find(id);
    if (!axis) return;
    axis.title = title;
    for (const value of axis.values) if (!value.named && typeof value.changes[axis.path ?? ''] !== 'object') value.label = automaticLabel(axis, value.changes);
  }

  /** Shows a value's part in the form, where its fields can be edited. */
  function showInForm(id: number, value: number): void {
    const axis = find(id);
    const part = axis?.values.find((one) => one.id === value)?.changes[axis.path ?? ''];
    if (!axis || axis.path === null || part === undefined) return;
    axis.shownInForm = value;
    const keys = axis.path.split('.');
    const parent = valueAt(setUp.draft, keys.slice(0, -1).join('.')) ?? setUp.draft;
    (parent as Record<string, unknown>)[keys[keys.length - 1]!] = plainCopy(part);
  }

  /** Puts a plan in the form: a new one, or that of a study that is to be changed. Returns the way back. */
  function load(next: StudyPlan, study: { readonly id: string; readonly name: string } | null): () => void {
    const before = { plan: plainCopy(draft.value), editing: editing.value, planning: setUp.planning };
    const undo = setUp.replace(next.base);
    setUp.planning = true;
    put(next, study);
    return () => {
      undo();
      setUp.planning = before.planning;
      put(before.plan as StudyPlan, before.editing);
    };
  }

  function put(next: StudyPlan, study: { readonly id: string; readonly name: string } | null): void {
    axes.value = draftsOf(next.axes);
    givenName.value = next.name;
    notes.value = next.notes;
    devices.value = [...next.devices];
    priority.value = next.priority;
    earlyStop.value = next.earlyStop && { ...next.earlyStop };
    budgetHours.value = next.budgetSeconds === null ? null : next.budgetSeconds / SECONDS_PER_HOUR;
    setUp.replicas = next.replicas.count;
    setUp.draft.training.seed = next.replicas.firstSeed;
    editing.value = study;
  }

  /** Back to one experiment: axes, limits and the study that was edited are forgotten; the form stays. */
  function close(): () => void {
    const before = { plan: plainCopy(draft.value) as StudyPlan, editing: editing.value };
    setUp.planning = false;
    put({ ...before.plan, axes: [], name: '', notes: '', devices: [], priority: 0, earlyStop: null, budgetSeconds: null, replicas: { ...before.plan.replicas, count: 1 } }, null);
    return () => {
      setUp.planning = true;
      put(before.plan, before.editing);
    };
  }

  function setEarlyStop(on: boolean): void {
    earlyStop.value = on ? { ...usualEarlyStop } : null;
  }

  /**
   * Keeps the plan: as a new study, or in the one that is edited.
   * @throws ProblemError where the services refuse it; the plan stays as it is
   */
  async function save(): Promise<StudyOverview | null> {
    if (!plan.value || saving.value) return null;
    saving.value = true;
    try {
      return editing.value ? await useClient().call('studies.change', { id: editing.value.id, plan: plan.value }) : await useClient().call('studies.create', plan.value);
    } finally {
      saving.value = false;
    }
  }

  const remembered = rememberedPlan();
  if (remembered) {
    setUp.planning = true;
    put(remembered, null);
  }
  watch(() => (setUp.planning ? plan.value : undefined), (next) => {
    if (next === undefined) localStorage.removeItem(STORAGE_KEY);
    else if (next) localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  });

  return {
    axes, givenName, notes, devices, priority, earlyStop, budgetHours, editing, wantedAxis, saving, suggestedName, name, draft, issues, plan, combinations, issueCount,
    issuesOf, axisAt, vary, varyTogether, removeAxis, moveAxis, addValues, sortValues, removeValue, setValue, rename, showInForm, load, close, setEarlyStop, save,
  };
});
