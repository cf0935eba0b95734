import type { MetricRecord } from '@shared/run/metrics';
import { lineChart, type ChartLine, type LineChart } from '../charts/lineChart';
import { markup, type Markup } from '../markup';
import { seedOf, type ReportGroup } from '../reportGroup';
import { figure } from './figure';

type Measure = 'loss' | 'nll' | 'kl';

/** Loss, NLL and KL while training, a line for each run. */
export function learningCurves(groups: readonly ReportGroup[]): Markup {
  const chart = (title: string, measure: Measure, yAxis: LineChart['yAxis']) => lineChart({ title, xLabel: 'step', yLabel: 'nats per image', yAxis, lines: linesOf(groups, measure) });
  const legend = groups.map(({ label, series }) => markup`<span><span class="swatch line series-${series}"></span>${label}</span>`);
  const caption = markup`Training batches, averaged between records; one line for each seed. Steps are on a logarithmic axis, and so are loss and NLL where they span more than a decade.`;
  return figure('Figure 2', caption, markup`<p class="legend">${legend}</p><div class="charts">${[chart('Loss', 'loss', 'automatic'), chart('NLL', 'nll', 'automatic'), chart('KL', 'kl', 'linear')]}</div>`);
}

function linesOf(groups: readonly ReportGroup[], measure: Measure): ChartLine[] {
  return groups.flatMap(({ label, series, runs }) => runs.map((run) => ({
    series,
    label: `${label}, seed ${String(seedOf(run))}`,
    points: run.metrics.flatMap((record) => pointOf(record, measure)),
  })));
}

/** A measure that is not finite is null in the record and leaves a gap. */
function pointOf(record: MetricRecord, measure: Measure): [number, number][] {
  const value = record[measure];
  return value === null ? [] : [[record.step, value]];
}
