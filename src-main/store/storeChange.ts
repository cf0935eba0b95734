import type { Evaluation } from '@shared/run/evaluation';
import type { MetricRecord } from '@shared/run/metrics';
import type { RunSummary } from '@shared/run/summary';

/** What another process did in the runs folder. */
export type StoreChange =
  | { readonly kind: 'changed'; readonly run: RunSummary }
  | { readonly kind: 'removed'; readonly ids: string[] }
  | { readonly kind: 'metrics'; readonly id: string; readonly records: MetricRecord[] }
  | { readonly kind: 'evaluated'; readonly id: string; readonly evaluation: Evaluation };
