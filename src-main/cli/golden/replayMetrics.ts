import { mutualInformationGap } from '../../science/mutualInformationGap';
import type { Comparison, MetricsFile } from './goldenFile';

const BINS = 20;
const TOLERANCE = 1e-6;

/** Computes the metrics of a recorded representation that this version knows, and names those that it does not. */
export function replayMetrics({ codes, factors, expected }: MetricsFile): { comparisons: Comparison[]; notSupported: string[] } {
  const [samples = 0, factorCount = 0] = factors.shape;
  const classes = Array.from({ length: factorCount }, (_, factor) => Int32Array.from({ length: samples }, (_unused, sample) => factors.data[sample * factorCount + factor]!));
  const computed = mutualInformationGap({ codes: codes.data, latents: codes.shape[1] ?? 0, factors: classes }, BINS);
  const comparisons = [
    compare('mig', [computed.value], [expected.mig]),
    compare('mutualInformation', computed.mutualInformation.flat(), expected.mutualInformation.flat()),
    compare('factorEntropy', computed.factorEntropy, expected.factorEntropy),
  ];
  const known = new Set(['mig', 'migPerFactor', 'mutualInformation', 'factorEntropy']);
  if (Array.isArray(expected.migPerFactor)) comparisons.push(compare('migPerFactor', computed.gapPerFactor, expected.migPerFactor as number[]));
  return { comparisons, notSupported: Object.keys(expected).filter((name) => !known.has(name)) };
}

/** Metrics are compared by their difference: the tolerance is an absolute one. */
function compare(quantity: string, actual: readonly number[], expected: readonly number[]): Comparison {
  const error = actual.length === expected.length ? Math.max(0, ...actual.map((value, index) => Math.abs(value - expected[index]!))) : Number.POSITIVE_INFINITY;
  return { quantity, error, tolerance: TOLERANCE };
}
