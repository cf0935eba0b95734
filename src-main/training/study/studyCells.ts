import { combinationsOf } from '@shared/study/combinationsOf';
import type { StudyPlan } from '@shared/study/study';
import type { StudyCell } from '@shared/study/studyCell';
import { stableRunId } from '../../store/stableRunId';
import { inSlices } from '../inSlices';

/** The cells of a plan with the ids of their runs, in the order of the axes' values. A plan of a thousand runs takes about a second, in slices. */
export async function studyCells(plan: StudyPlan): Promise<StudyCell[]> {
  const { count, firstSeed } = plan.replicas;
  const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);
  const cells: StudyCell[] = [];
  await inSlices(combinationsOf(plan), ({ coordinates, experiment, problem }) => {
    cells.push({ coordinates: [...coordinates], experiment, problem, runs: [] });
  });
  await inSlices(replicasOf(cells, seeds), ({ cell, experiment, seed }) => {
    cell.runs.push({ seed, id: stableRunId({ ...experiment, training: { ...experiment.training, seed } }) });
  });
  return cells;
}

function* replicasOf(cells: readonly StudyCell[], seeds: readonly number[]) {
  for (const cell of cells) {
    if (cell.experiment === null) continue;
    for (const seed of seeds) yield { cell, experiment: cell.experiment, seed };
  }
}
