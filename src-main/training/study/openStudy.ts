import type { StudyPlan } from '@shared/study/study';
import type { StudyCell } from '@shared/study/studyCell';
import { inSlices } from '../inSlices';
import { runWork } from '../measurement/runWork';
import type { WeighedRun } from './countStudy';
import { studyCells } from './studyCells';
import type { WantedRun } from './studyQueue';

/** A plan taken apart: its cells, and its distinct runs. */
export interface OpenStudy {
  readonly cells: readonly StudyCell[];
  /** In the order in which they should train: the first replica of every cell, then the second, so that every cell soon shows something. */
  readonly runs: readonly (WantedRun & WeighedRun)[];
}

/** Takes a plan apart, in slices. Two combinations that come to the same experiment share their runs. */
export async function openStudy(plan: StudyPlan): Promise<OpenStudy> {
  const cells = await studyCells(plan);
  const runs = new Map<string, WantedRun & WeighedRun>();
  const work = new Map<StudyCell, number>();
  await inSlices(cells, (cell) => {
    if (cell.experiment !== null) work.set(cell, runWork(cell.experiment));
  });
  await inSlices(Array.from({ length: plan.replicas.count }, (_, replica) => replica), (replica) => {
    for (const cell of cells) {
      const run = cell.runs[replica];
      if (cell.experiment === null || run === undefined || runs.has(run.id)) continue;
      const { training } = cell.experiment;
      runs.set(run.id, { id: run.id, experiment: { ...cell.experiment, training: { ...training, seed: run.seed } }, work: work.get(cell)! });
    }
  });
  return { cells, runs: [...runs.values()] };
}
