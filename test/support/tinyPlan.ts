import { studyPlanSchema, type StudyPlan } from '../../src-shared/study/study';
import { tinyExperiment } from './tinyExperiment';

/** A plan of tiny experiments: β by replicas. */
export function tinyPlan(changes: Partial<Omit<StudyPlan, 'axes'>> & { axes?: readonly unknown[]; betas?: readonly number[]; seeds?: number; steps?: number } = {}): StudyPlan {
  const { betas = [1, 4], seeds = 2, steps = 4, ...rest } = changes;
  return studyPlanSchema.parse({
    version: 1,
    name: 'Tiny sweep',
    base: { ...tinyExperiment({ steps }), objective: { type: 'betaVae', beta: 1 } },
    axes: [{ title: 'β', values: betas.map((beta) => ({ label: String(beta), changes: { 'objective.beta': beta } })) }],
    replicas: { count: seeds, firstSeed: 0 },
    devices: ['cpu'],
    ...rest,
  });
}
