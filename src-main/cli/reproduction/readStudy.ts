import type { StudyOverview } from '@shared/contract/studies';
import { judgeReproduction, type Judgement } from '@shared/reproduction/judgeReproduction';
import { replicasOf, type StudyReading } from '@shared/reproduction/replicasOf';
import type { Reproduction } from '@shared/reproduction/reproduction';
import type { RunSummary } from '@shared/run/summary';
import type { Workbench } from '../../services/openWorkbench';

/** What the runs of a study say about a reproduction, and the runs themselves. */
export interface StudyResult extends Judgement, Pick<StudyReading, 'diverged' | 'missing'> {
  readonly study: StudyOverview['study'];
  readonly replicas: number;
  /** Those that exist. */
  readonly runs: readonly RunSummary[];
}

/** Reads the runs of a study from the workbench, and judges the claims of a reproduction by them. */
export async function readStudy({ services }: Pick<Workbench, 'services'>, reproduction: Reproduction, overview: StudyOverview): Promise<StudyResult> {
  const ids = overview.cells.flatMap(({ runs }) => runs.map(({ id }) => id));
  const known = new Map((await services['runs.list']({})).runs.map((run) => [run.status.id, run]));
  const { evaluations } = await services['comparison.evaluations']({ ids });
  const numbers = new Map(evaluations.map(({ id, evaluation }) => [id, evaluation]));
  const { replicas, diverged, missing } = replicasOf(overview, (id) => known.get(id)?.status ?? null, (id) => numbers.get(id) ?? null);
  const runs = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
  return { ...judgeReproduction(reproduction, overview.study.plan.axes, replicas), study: overview.study, replicas: replicas.length, diverged, missing, runs };
}
