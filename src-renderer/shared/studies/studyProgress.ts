import type { StudyOverview } from '@shared/contract/studies';
import type { RunState } from '@shared/run/status';
import type { RunSummary } from '@shared/run/summary';
import { formatInteger } from '../format/number';

/** Runs of a study by state. Those that were never queued are `missing`. */
export type RunCounts = Readonly<Partial<Record<RunState | 'missing', number>>>;

/** How many of a study's runs are in each state. */
export function countRuns({ cells }: StudyOverview, byId: ReadonlyMap<string, RunSummary>): RunCounts {
  const counts: Partial<Record<RunState | 'missing', number>> = {};
  for (const { runs } of cells) {
    for (const { id } of runs) {
      const state = byId.get(id)?.status.state ?? 'missing';
      counts[state] = (counts[state] ?? 0) + 1;
    }
  }
  return counts;
}

/** Where a study stands, in words: `23 of 120 done, 2 training`. */
export function progressText({ done, total }: StudyOverview, counts: RunCounts): string {
  const parts = [`${formatInteger(done)} of ${formatInteger(total)} done`];
  const others: readonly [number | undefined, string][] = [[counts.running, 'training'], [counts.failed, 'failed'], [counts.interrupted, 'interrupted']];
  for (const [count, word] of others) if (count !== undefined && count > 0) parts.push(`${formatInteger(count)} ${word}`);
  return parts.join(', ');
}
