import { combinationsOf, type Combination } from './combinationsOf';
import type { StudyPlan } from './study';

/** Every combination of a plan's axes, the last axis fastest; one combination where there are no axes. */
export function expandPlan(plan: StudyPlan): Combination[] {
  return [...combinationsOf(plan)];
}
