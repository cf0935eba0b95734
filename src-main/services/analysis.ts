import type { analysisCalls } from '@shared/contract/analysis';
import type { Evaluation } from '@shared/run/evaluation';
import type { RunStore } from '../store/runStore';
import type { WorkerPool } from '../training/scheduler/workerPool';
import type { ServicesOf } from './servicesOf';

/**
 * Questions about trained models, answered by the thread that only analyses.
 * @param onEvaluated is told of evaluations that were stored.
 */
export function analysisServices(store: Pick<RunStore, 'folder'>, pool: Pick<WorkerPool, 'analyst'>, onEvaluated: (id: string, evaluation: Evaluation) => void): ServicesOf<typeof analysisCalls> {
  const pathOf = (id: string) => store.folder(id).path;
  return {
    'analysis.open': async ({ id }) => pool.analyst().request('open', { path: pathOf(id) }),
    'analysis.decode': async ({ id, latents }) => pool.analyst().request('decode', { path: pathOf(id), latents }),
    'analysis.encode': async ({ id, factors }) => pool.analyst().request('encode', { path: pathOf(id), factors }),
    'analysis.measure': async ({ id }) => {
      const evaluation = await pool.analyst().request('measureRun', { path: pathOf(id) });
      onEvaluated(id, evaluation);
      return evaluation;
    },
    'analysis.cancelMeasure': async ({ id }) => pool.analyst().request('cancelMeasuring', { path: pathOf(id) }),
    'analysis.traverse': async ({ id, seed, columns }) => pool.analyst().request('traverse', { path: pathOf(id), seed, columns }),
  };
}
