import type { Snapshot } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunSummary } from '@shared/run/summary';

/** All that a report shows of one run. */
export interface ReportRun {
  readonly summary: RunSummary;
  readonly metrics: readonly MetricRecord[];
  /** The moment that the report shows, usually the end of the run. */
  readonly snapshot: Snapshot;
}
