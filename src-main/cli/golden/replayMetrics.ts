import type { MetricResult } from '@shared/run/evaluation';
import { column } from '../../science/column';
import { combineParts, measurePart, metricTasks } from '../../science/measures/metricWork';
import type { Representation } from '../../science/representation';
import { classesOfValues } from '../metrics/classesOfValues';
import type { Comparison, MetricsFile } from './goldenFile';

/** Nothing that is compared depends on it. */
const SEED = 0;

const EXACT = 1e-6;
const EXPLICITNESS = 0.01;
const SAP = 0.02;
const DCI = 0.03;

/** What the file may expect: its name there, the metric that we measure, and where the number is in it. */
const quantities: readonly { readonly path: readonly string[]; readonly metric: string; readonly detail: string | null; readonly tolerance: number }[] = [
  { path: ['mig'], metric: 'mig', detail: null, tolerance: EXACT },
  { path: ['migPerFactor'], metric: 'mig', detail: 'gapPerFactor', tolerance: EXACT },
  { path: ['mutualInformation'], metric: 'mig', detail: 'mutualInformation', tolerance: EXACT },
  { path: ['factorEntropy'], metric: 'mig', detail: 'factorEntropy', tolerance: EXACT },
  { path: ['modularity'], metric: 'modularity', detail: null, tolerance: EXACT },
  { path: ['explicitness'], metric: 'explicitness', detail: null, tolerance: EXPLICITNESS },
  { path: ['sap'], metric: 'sap', detail: null, tolerance: SAP },
  { path: ['dci', 'disentanglement'], metric: 'dciDisentanglement', detail: null, tolerance: DCI },
  { path: ['dci', 'completeness'], metric: 'dciCompleteness', detail: null, tolerance: DCI },
  { path: ['dci', 'informativeness'], metric: 'dciInformativeness', detail: null, tolerance: DCI },
  { path: ['dci', 'importance'], metric: 'dciDisentanglement', detail: 'importance', tolerance: DCI },
];

/** Measures a recorded representation with the metrics of `sbd metrics` and compares what the file expects; names what it expects besides. */
export function replayMetrics({ codes, factors, expected }: MetricsFile): { comparisons: Comparison[]; notSupported: string[] } {
  const present = quantities.filter(({ path }) => numbersAt(expected, path) !== null);
  const results = measure(representationOf(codes, factors), new Set(present.map(({ metric }) => metric)));
  const comparisons = present.map(({ path, metric, detail, tolerance }): Comparison => {
    const result = results.find(({ name }) => name === metric);
    const actual = detail === null ? (result?.value ?? null) : (result?.detail[detail] ?? null);
    return { quantity: path.join('.'), error: largestDifference(numbersOf(actual) ?? [], numbersAt(expected, path)!), tolerance };
  });
  const known = new Set(quantities.map(({ path }) => path[0]));
  return { comparisons, notSupported: Object.keys(expected).filter((name) => !known.has(name)) };
}

function representationOf(codes: MetricsFile['codes'], factors: MetricsFile['factors']): Representation {
  const [samples = 0, latents = 0] = codes.shape;
  const width = factors.shape[1] ?? 0;
  // Recorded factors are integers, each a class of its own, however many there are.
  const classes = Array.from({ length: width }, (_, index) => classesOfValues(column(factors.data, width, index), Infinity).classes);
  return { samples, latents, codes: Float64Array.from(codes.data), factors: classes, posteriors: null, geometry: null };
}

function measure(representation: Representation, names: ReadonlySet<string>): MetricResult[] {
  const outcomes = metricTasks(representation, names).map((task) => ({ task, outcome: measurePart(representation, task, SEED, () => undefined) }));
  return combineParts(representation, SEED, outcomes);
}

function numbersAt(content: unknown, path: readonly string[]): number[] | null {
  const value = path.reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined), content);
  return numbersOf(value);
}

/** A number, a list or a table as one list; null for anything else. */
function numbersOf(value: unknown): number[] | null {
  if (typeof value === 'number') return [value];
  if (!Array.isArray(value)) return null;
  const lists = value.map(numbersOf);
  return lists.includes(null) ? null : lists.flatMap((list) => list!);
}

/** Metrics are compared by their difference: the tolerances are absolute ones. */
function largestDifference(actual: readonly number[], expected: readonly number[]): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...actual.map((value, index) => Math.abs(value - expected[index]!)));
}
