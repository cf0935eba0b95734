import type { StudyOverview } from '@shared/contract/studies';
import type { RunSummary } from '@shared/run/summary';

/** A line of the list beside the plots: a run by itself, or a study with its runs folded into it. */
export type QueueEntry =
  | { readonly kind: 'run'; readonly key: string; readonly run: RunSummary }
  | { readonly kind: 'study'; readonly key: string; readonly overview: StudyOverview; readonly runs: readonly RunSummary[] };

/** Folds the runs of each study into one entry, which stands where the first of them stood. */
export function queueEntries(runs: readonly RunSummary[], studyOf: (id: string) => StudyOverview | null): QueueEntry[] {
  const entries: QueueEntry[] = [];
  const byStudy = new Map<string, RunSummary[]>();
  for (const run of runs) {
    const overview = studyOf(run.status.id);
    if (!overview) {
      entries.push({ kind: 'run', key: run.status.id, run });
      continue;
    }
    const known = byStudy.get(overview.study.id);
    if (known) {
      known.push(run);
      continue;
    }
    const members = [run];
    byStudy.set(overview.study.id, members);
    entries.push({ kind: 'study', key: overview.study.id, overview, runs: members });
  }
  return entries;
}
