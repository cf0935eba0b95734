import type { StudyOverview } from '@shared/contract/studies';
import { findStudy } from '@shared/reproduction/findStudy';
import type { StudyPlan } from '@shared/study/study';
import type { Workbench } from '../../services/openWorkbench';
import { EXIT_DONE, EXIT_FAILED, EXIT_RESUMABLE } from '../exitCodes';
import { formatSeconds } from '../progress/formatSeconds';
import type { ProgressLine } from '../progress/progressLine';
import { cellLabel } from './cellLabel';
import { resultTable } from './resultTable';
import { untilStudyEnded } from './untilStudyEnded';

/** The study that trains a plan already, as the plan says now, or a new one. Replicas that it has are kept. */
export async function keepPlan({ services }: Pick<Workbench, 'services'>, plan: StudyPlan): Promise<StudyOverview> {
  const known = findStudy(plan, (await services['studies.list']({})).studies);
  return known === null ? services['studies.create'](plan) : services['studies.change']({ id: known.study.id, plan: { ...plan, replicas: known.study.plan.replicas } });
}

/**
 * Trains what is missing of a kept study and tells about it: a line that is redrawn and a table at the end, or JSON lines.
 * @returns the exit code.
 */
export async function trainKeptStudy(workbench: Workbench, begun: StudyOverview, line: ProgressLine, json: boolean): Promise<number> {
  const { id, plan } = begun.study;
  const tell = (value: object) => { if (json) console.log(JSON.stringify(value)); };
  tell({ event: 'started', id, done: begun.done, total: begun.total });
  line.print(`${plan.name}: study ${id}, ${String(begun.total - begun.done)} of ${String(begun.total)} runs to train`);
  const overview = await untilStudyEnded(workbench, id, (progress) => {
    const { done, total, secondsLeft } = progress;
    tell({ event: 'progressed', ...progress });
    line.show(total === 0 ? 1 : done / total, `${String(done)} of ${String(total)} runs${secondsLeft === null ? '' : ` · ${formatSeconds(secondsLeft)} left`}`);
  });
  line.clear();
  const states = new Map((await workbench.services['runs.list']({})).runs.map(({ status }) => [status.id, status.state]));
  const { done, total, cells, study } = overview;
  tell({
    event: 'ended', id, state: study.state, reason: study.reason, done, total,
    cells: cells.map(({ coordinates, problem, runs }) => ({ combination: cellLabel(plan, coordinates), problem, runs: runs.map((run) => ({ ...run, state: states.get(run.id) ?? null })) })),
  });
  if (!json) console.log(await resultTable(workbench, overview));
  line.print(endLine(overview));
  if (done === total || isOutOfBudget(overview)) return EXIT_DONE;
  const failed = cells.some(({ runs }) => runs.some((run) => states.get(run.id) === 'failed'));
  return failed || study.state === 'paused' ? EXIT_FAILED : EXIT_RESUMABLE;
}

function isOutOfBudget({ study: { plan }, trainedSeconds }: StudyOverview): boolean {
  return plan.budgetSeconds !== null && trainedSeconds >= plan.budgetSeconds;
}

function endLine({ study, done, total }: StudyOverview): string {
  if (done === total) return `All ${String(total)} runs are done.`;
  return `${study.reason ?? 'It ended.'} ${String(done)} of ${String(total)} runs are done. Continue with: sbd study ${study.id}`;
}
