import { defineStore } from 'pinia';
import { computed, watch } from 'vue';
import type { StudyOverview } from '@shared/contract/studies';
import { findStudy } from '@shared/reproduction/findStudy';
import { judgeReproduction, type Judgement } from '@shared/reproduction/judgeReproduction';
import { replicasOf, type StudyReading } from '@shared/reproduction/replicasOf';
import { budgetNames, type BudgetName, type Reproduction } from '@shared/reproduction/reproduction';
import { reproductions } from '@shared/reproduction/reproductions';
import { useEvaluationNumbers } from '@renderer/features/compare/evaluationNumbers';
import { useRunsStore } from '@renderer/shared/runs/runsStore';
import { useStudiesStore } from '@renderer/shared/studies/studiesStore';

/** A budget of a reproduction that somebody paid: its study, and what that says so far. */
export interface Attempt extends Judgement, StudyReading {
  readonly budget: BudgetName;
  readonly overview: StudyOverview;
}

/** What was trained of every figure and table, judged anew whenever a run ends. */
export const useReproduceStore = defineStore('reproduce', () => {
  const runs = useRunsStore();
  const studies = useStudiesStore();
  const evaluations = useEvaluationNumbers();

  const found = computed(() => reproductions.map((reproduction) => ({
    reproduction,
    studies: budgetNames.flatMap((budget) => {
      const overview = findStudy(reproduction.budgets[budget].plan, studies.studies);
      return overview ? [{ budget, overview }] : [];
    }),
  })));
  const wanted = computed(() => [...new Set(found.value.flatMap((one) => one.studies.flatMap(({ overview }) => overview.cells.flatMap((cell) => cell.runs.map(({ id }) => id)))))].filter((id) => runs.byId.has(id)));
  watch(wanted, (ids) => { void evaluations.follow(ids); }, { immediate: true });

  const attempts = computed(() => new Map(found.value.map((one) => [one.reproduction.id, one.studies.map(({ budget, overview }) => attempt(one.reproduction, budget, overview))])));

  function attempt(reproduction: Reproduction, budget: BudgetName, overview: StudyOverview): Attempt {
    const reading = replicasOf(overview, (id) => runs.byId.get(id)?.status ?? null, (id) => evaluations.byId.get(id) ?? null);
    return { budget, overview, ...reading, ...judgeReproduction(reproduction, overview.study.plan.axes, reading.replicas) };
  }

  /** What was tried of a reproduction, the smallest budget first. */
  function attemptsAt({ id }: Reproduction): readonly Attempt[] {
    return attempts.value.get(id) ?? [];
  }

  return { attemptsAt };
});
