import type { Problem } from '@shared/problem';
import type { MetricTask } from '../../science/measures/metricWork';
import type { Representation } from '../../science/representation';

/** One piece of work. */
export interface ToMetricsWorker {
  readonly representation: Representation;
  readonly task: MetricTask;
  readonly seed: number;
  /** In shared memory; once it holds 1, the piece is not wanted any more. */
  readonly stop: Int32Array;
}

/** What becomes of it: any number of progress messages, then one of the others. */
export type FromMetricsWorker =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly outcome: unknown }
  | { readonly kind: 'failed'; readonly problem: Problem };
