import { join } from 'node:path';
import type { comparisonCalls, ThinCurve } from '@shared/contract/comparison';
import type { CallOutput } from '@shared/contract/contract';
import { CurveReader } from '../store/curveReader';
import { EvaluationReader } from '../store/evaluationReader';
import type { RunStore } from '../store/runStore';
import { inSlices } from '../training/inSlices';
import type { WorkerPool } from '../training/scheduler/workerPool';
import type { ServicesOf } from './servicesOf';

/** Questions about many runs at once; replicas are ranked by the thread that only analyses. */
export function comparisonServices(store: Pick<RunStore, 'folder' | 'runsFolder'>, pool: Pick<WorkerPool, 'analyst'>): ServicesOf<typeof comparisonCalls> {
  const evaluationReader = new EvaluationReader();
  const curveReader = new CurveReader();
  const pathOf = (id: string) => join(store.runsFolder, id);
  return {
    'comparison.evaluations': async ({ ids }) => {
      const evaluations: CallOutput<'comparison.evaluations'>['evaluations'] = [];
      await inSlices(ids, (id) => {
        const evaluation = evaluationReader.numbers(pathOf(id));
        if (evaluation !== null) evaluations.push({ id, evaluation });
      });
      return { evaluations };
    },
    'comparison.planes': async ({ ids }) => {
      const planes: CallOutput<'comparison.planes'>['planes'] = [];
      await inSlices(ids, (id) => {
        const plane = evaluationReader.plane(pathOf(id));
        if (plane !== null) planes.push({ id, plane });
      });
      return { planes };
    },
    'comparison.curves': async ({ ids, measure, points }) => {
      const curves: ThinCurve[] = [];
      await inSlices(allCurves(), () => undefined);
      return { curves };

      function* allCurves(): Generator<void, void, undefined> {
        for (const id of ids) {
          const curve = yield* curveReader.read(pathOf(id), measure, points);
          if (curve !== null) curves.push({ id, steps: [...curve.x], values: [...curve.y] });
          yield;
        }
      }
    },
    'comparison.rankReplicas': async ({ ticket, ids, samples }) => {
      const { replicas, ...ranking } = await pool.analyst().request('rankReplicas', { ticket, paths: ids.map((id) => store.folder(id).path), samples });
      return { ...ranking, runs: replicas.map(({ step }, index) => ({ id: ids[index]!, step })) };
    },
    'comparison.cancelRanking': async ({ ticket }) => pool.analyst().request('cancelRanking', { ticket }),
  };
}
