import type { Evaluation } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunStatus } from '@shared/run/status';

/** What a trainer tells while it trains, always after it is in the run's folder. */
export type RunEvent =
  | { readonly kind: 'status'; readonly status: RunStatus }
  | { readonly kind: 'metrics'; readonly id: string; readonly records: readonly MetricRecord[] }
  | { readonly kind: 'evaluated'; readonly id: string; readonly evaluation: Evaluation };
