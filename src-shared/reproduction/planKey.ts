import { canonicalJson } from '../canonicalJson';
import type { StudyPlan } from '../study/study';

/**
 * The same for two plans that train the same combinations from the same first seed, whatever they are called, on whatever
 * devices, with however many replicas.
 */
export function planKey({ base, axes, replicas, earlyStop }: StudyPlan): string {
  return canonicalJson({ base: { ...base, name: '' }, axes, firstSeed: replicas.firstSeed, earlyStop });
}
