import type { MetricResult } from '@shared/run/evaluation';
import type { Representation } from '../../science/representation';

/**
 * Measures every metric of a representation.
 * @param onProgress is told the share that is done; what it throws ends the work and is thrown on.
 */
export type MeasureMetrics = (representation: Representation, seed: number, onProgress: (fraction: number) => void) => Promise<MetricResult[]>;
