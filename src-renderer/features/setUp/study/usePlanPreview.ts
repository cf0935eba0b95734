import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { CallOutput } from '@shared/contract/contract';
import { toProblem, type Problem } from '@shared/problem';
import type { StudyPlan } from '@shared/study/study';
import { useClient } from '@renderer/shared/client/client';
import { latestOnly } from '@renderer/shared/client/latestOnly';
import { watchDebounced } from '@renderer/shared/timing/watchDebounced';
import { useStudyPlanStore } from './studyPlanStore';

const PATIENCE_MILLISECONDS = 300;

/** Combinations that make no sense for the same reason. */
export interface ImpossibleCombinations {
  readonly reason: string;
  /** The labels of each. */
  readonly labels: readonly string[];
}

export interface PlanPreview {
  readonly combinations: number;
  readonly possible: number;
  readonly total: number;
  readonly done: number;
  readonly bytes: number;
  readonly impossible: readonly ImpossibleCombinations[];
}

/** What the plan comes to, a moment after it changed. */
export function usePlanPreview(): { readonly preview: ShallowRef<PlanPreview | null>; readonly problem: ShallowRef<Problem | null>; readonly stale: ComputedRef<boolean> } {
  const study = useStudyPlanStore();
  const preview = shallowRef<PlanPreview | null>(null);
  const previewed = shallowRef<StudyPlan | null>(null);
  const problem = shallowRef<Problem | null>(null);

  const load = latestOnly<StudyPlan>(async (plan) => {
    preview.value = summary(plan, await useClient().call('studies.preview', plan));
    previewed.value = plan;
    problem.value = null;
  }, (error) => { problem.value = toProblem(error); });

  watchDebounced(() => study.plan, PATIENCE_MILLISECONDS, (plan) => { if (plan) load(plan); });
  return { preview, problem, stale: computed(() => previewed.value !== study.plan) };
}

function summary(plan: StudyPlan, { cells, total, done, bytes }: CallOutput<'studies.preview'>): PlanPreview {
  const reasons = new Map<string, string[]>();
  for (const { coordinates, problem } of cells) {
    if (problem === null) continue;
    const label = coordinates.map((value, axis) => plan.axes[axis]?.values[value]?.label ?? '').join(' · ');
    reasons.set(problem, [...(reasons.get(problem) ?? []), label]);
  }
  const impossible = [...reasons].map(([reason, labels]) => ({ reason, labels }));
  return { combinations: cells.length, possible: cells.filter(({ problem }) => problem === null).length, total, done, bytes, impossible };
}
