import type { MetricResult } from '@shared/run/evaluation';

/** Metrics as a table of text: value, interval and chance, or why there is no value. */
export function metricsTable(metrics: readonly MetricResult[]): string {
  const width = Math.max(...metrics.map(({ title }) => title.length));
  const rows = metrics.map(({ title, value, interval, chance, reason }) => {
    const name = title.padEnd(width);
    if (value === null) return `${name}  not measured: ${reason ?? ''}`;
    const range = interval === null ? '' : `[${interval[0].toFixed(4)}, ${interval[1].toFixed(4)}]`;
    return `${name}  ${value.toFixed(4).padStart(9)}  ${range.padEnd(22)}${chance === null ? '' : `  ${chance.toFixed(4)}`}`.trimEnd();
  });
  return [`${'metric'.padEnd(width)}  ${'value'.padStart(9)}  ${'95 % interval'.padEnd(22)}  chance`, ...rows].join('\n');
}
