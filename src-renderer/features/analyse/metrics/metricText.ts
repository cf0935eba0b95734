import type { MetricResult } from '@shared/run/evaluation';
import { formatNumber, NOT_MEASURED } from '@renderer/shared/format/number';
import type { PlotTable } from '@renderer/shared/plots/plotTable';

const DIGITS = 4;

/** Nats and counts, which may happen to lie between 0 and 1. */
const unbounded = new Set(['totalCorrelation', 'latentInformation', 'latentsUsed']);

/** Whether a metric lives between 0 and 1: the others that are compared with chance do, and the sparsity of older evaluations. */
export function isScore({ name, value, interval, chance }: MetricResult): boolean {
  return (chance !== null || name === 'hoyerSparsity') && !unbounded.has(name) && [value, ...(interval ?? []), chance].every((number) => number === null || (number >= 0 && number <= 1));
}

/** What an interval says, and what it doesn't. */
export const INTERVAL_MEANING = '95 % bootstrap interval over images: how far the value would move on other images of the same data. It says nothing of other seeds of training.';

/** `[0.41, 0.45]`, or a dash. */
export function intervalText(interval: readonly [number, number] | null): string {
  return interval ? `[${formatNumber(interval[0], DIGITS)}, ${formatNumber(interval[1], DIGITS)}]` : NOT_MEASURED;
}

/** `gapPerFactor` as `gap per factor`. */
export function detailTitle(key: string): string {
  return key.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** One line of a metric's detail: a number, or a list named by factors or latents where its length says so. */
export function detailText(value: number | readonly number[] | readonly (readonly number[])[], factors: readonly string[]): string {
  if (typeof value === 'number') return formatNumber(value, DIGITS);
  const first = value[0];
  if (Array.isArray(first)) return `table of ${String(value.length)} × ${String(first.length)}; in the JSON export`;
  const numbers = value as readonly number[];
  const name = (index: number) => (numbers.length === factors.length ? `${factors[index]!} ` : `z${String(index)} `);
  return numbers.map((number, index) => `${name(index)}${formatNumber(number, 3)}`).join(' · ');
}

/** The metrics as they go into a CSV file. */
export function metricsTable(metrics: readonly MetricResult[]): PlotTable {
  return {
    columns: ['metric', 'title', 'value', 'interval_low', 'interval_high', 'chance', 'samples', 'seed', 'not_measured_because'],
    rows: metrics.map(({ name, title, value, interval, chance, samples, seed, reason }) => [name, title, value, interval?.[0] ?? null, interval?.[1] ?? null, chance, samples, seed, reason ?? '']),
  };
}
