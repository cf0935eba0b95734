import type { RunFolder } from '../store/runFolder';
import type { ReportRun } from './reportRun';

/** What a report shows of a run, from its folder. @throws ProblemError where a file of it is damaged */
export function readReportRun(run: RunFolder): ReportRun {
  const evaluations = run.readEvaluations();
  const pictured = evaluations.filter(({ step }) => run.hasSnapshot(step)).at(-1);
  return {
    summary: { status: run.readStatus(), experiment: run.readExperiment(), annotations: run.readAnnotations() },
    metrics: run.readMetrics(),
    evaluation: evaluations.at(-1) ?? null,
    snapshot: pictured ? run.readSnapshot(pictured.step) : null,
  };
}
