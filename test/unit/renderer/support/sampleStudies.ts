import type { StudyOverview } from '@shared/contract/studies';
import { expandPlan } from '@shared/study/expandPlan';
import type { StudyPlan, StudyState } from '@shared/study/study';
import type { StudyCell } from '@shared/study/studyCell';
import { sampleExperiment } from './sampleRuns';

/** Two decoders, three β, two replicas. */
export function samplePlan(): StudyPlan {
  const deconv = sampleExperiment(0, 'deconv').model.decoder;
  const broadcast = sampleExperiment(0, 'broadcast').model.decoder;
  return {
    version: 1, name: 'β sweep', notes: '', base: sampleExperiment(),
    axes: [
      { title: 'Decoder', values: [{ label: 'broadcast', changes: { 'model.decoder': broadcast } }, { label: 'deconv', changes: { 'model.decoder': deconv } }] },
      { title: 'β', values: [1, 2, 4].map((beta) => ({ label: String(beta), changes: { objective: { type: 'betaVae', beta } } })) },
    ],
    replicas: { count: 2, firstSeed: 0 }, devices: [], priority: 0, earlyStop: null, budgetSeconds: null,
  };
}

/** The cells of a plan; ids as the main process makes them, but counted instead of hashed. */
export function sampleCells(plan: StudyPlan): StudyCell[] {
  return expandPlan(plan).map(({ coordinates, experiment, problem }, cell) => ({
    coordinates: [...coordinates],
    experiment,
    problem,
    runs: experiment === null ? [] : Array.from({ length: plan.replicas.count }, (_, replica) => ({
      seed: plan.replicas.firstSeed + replica,
      id: `s1-${experiment.model.decoder.type.toLowerCase()}-${String(cell).padStart(8, '0')}${String(replica).padStart(8, '0')}`,
    })),
  }));
}

/** A study of which nothing has been trained. */
export function sampleStudy(plan: StudyPlan = samplePlan(), state: StudyState = 'planned', id = '20260301-090000-sweep'): StudyOverview {
  const cells = sampleCells(plan);
  return { study: { id, plan, state, reason: null, createdAt: '2026-03-01T09:00:00.000Z' }, cells, done: 0, total: cells.flatMap(({ runs }) => runs).length, secondsLeft: null, trainedSeconds: 0 };
}
