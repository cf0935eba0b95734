import type { StudyPlan } from '@shared/study/study';

/** A combination in words, such as `decoder broadcast, β 4`; the plan's name where it has no axes. */
export function cellLabel({ name, axes }: StudyPlan, coordinates: readonly number[]): string {
  return axes.length === 0 ? name : axes.map(({ title, values }, axis) => `${title} ${values[coordinates[axis]!]!.label}`).join(', ');
}
