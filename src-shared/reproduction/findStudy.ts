import type { StudyOverview } from '../contract/studies';
import type { StudyPlan } from '../study/study';
import { planKey } from './planKey';

/** Keys of plans that are compared again and again. */
const known = new WeakMap<StudyPlan, string>();

/**
 * The study that trains a plan, or more replicas of it than the plan asks for; null where none does. Of several the one with
 * the fewest replicas, and of those the one that is furthest.
 */
export function findStudy(plan: StudyPlan, studies: readonly StudyOverview[]): StudyOverview | null {
  const key = keyOf(plan);
  const fitting = studies.filter(({ study }) => study.plan.replicas.count >= plan.replicas.count && keyOf(study.plan) === key);
  return fitting.sort((left, right) => left.study.plan.replicas.count - right.study.plan.replicas.count || right.done - left.done)[0] ?? null;
}

function keyOf(plan: StudyPlan): string {
  let key = known.get(plan);
  if (key === undefined) known.set(plan, key = planKey(plan));
  return key;
}
