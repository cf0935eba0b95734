import type { MetricResult } from '@shared/run/evaluation';
import type { Generator } from '../../random/generator';
import type { Representation } from '../representation';

/** What came out for one metric. */
export interface Measured {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
  /** As in `MetricResult`. */
  readonly chance: number;
  readonly detail: MetricResult['detail'];
}

/**
 * Metrics that are computed together. The work is in parts that know nothing of each other, so that they can run in several
 * threads; what a part returns can be sent between threads. Each part gets a generator of its own at the same state, hence
 * all parts resample and shuffle the same rows.
 */
export interface MetricFamily<Part = unknown> {
  readonly metrics: readonly { readonly name: string; readonly title: string }[];
  /** Why these metrics can't be measured on this representation; null where they can. */
  obstacle(representation: Representation): string | null;
  /** Roughly how many milliseconds each part takes. */
  costs(representation: Representation): number[];
  measure(representation: Representation, part: number, generator: Generator, onProgress: (fraction: number) => void): Part;
  /** Puts the parts together: for each metric what came out, or why nothing did. */
  combine(representation: Representation, parts: readonly Part[]): (Measured | string)[];
}

/** Bootstrap replicates of metrics that are quick to compute. */
export const REPLICATES = 100;
