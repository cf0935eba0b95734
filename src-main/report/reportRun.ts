import type { Evaluation, Snapshot } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunSummary } from '@shared/run/summary';

/** All that a report shows of one run. */
export interface ReportRun {
  readonly summary: Pick<RunSummary, 'status' | 'experiment' | 'annotations'>;
  readonly metrics: readonly MetricRecord[];
  /** The newest; null where the run was never evaluated, such as one that comes from elsewhere. */
  readonly evaluation: Evaluation | null;
  /** The newest pictures; null where there are none. */
  readonly snapshot: Snapshot | null;
}
