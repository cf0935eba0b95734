import type { MetricResult } from '@shared/run/evaluation';
import { markup, type Markup } from '../markup';
import { counted, decimal, deviationOf, meanOf } from '../numbers';
import type { ReportGroup } from '../reportGroup';
import { figure } from './figure';

const DECIMALS = 3;

/** Every metric that was measured, a column for each group; null where only the headline numbers were. */
export function metricsTable(groups: readonly ReportGroup[]): Markup | null {
  const measured = groups.filter(({ runs }) => runs.some(({ evaluation }) => (evaluation?.metrics.length ?? 0) > 0));
  if (measured.length === 0) return null;
  const titles = new Map(measured.flatMap(({ runs }) => runs.flatMap(({ evaluation }) => (evaluation?.metrics ?? []).map(({ name, title }) => [name, title] as const))));
  const head = measured.map(({ label, series, runs }) => markup`<th scope="col"><span class="swatch series-${series}"></span>${label}<small>${counted(runs.length, 'seed')}</small></th>`);
  const rows = [...titles].map(([name, title]) => markup`<tr><th scope="row">${title}</th>${measured.map((group) => markup`<td>${cell(resultsOf(group, name))}</td>`)}</tr>`);
  const caption = markup`Every metric that was measured. Of several seeds the mean and, behind ±, the standard deviation over seeds; of one seed the value and, in brackets, its 95 % bootstrap interval over images. Below it the level of chance: of codes that have nothing to do with the factors, or of latents that have nothing to do with each other.`;
  return figure('Table 3', caption, markup`<div class="scroll"><table class="numbers"><thead><tr><th scope="col"></th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`);
}

function resultsOf({ runs }: ReportGroup, name: string): MetricResult[] {
  return runs.flatMap(({ evaluation }) => evaluation?.metrics.filter((metric) => metric.name === name) ?? []);
}

function cell(results: readonly MetricResult[]): Markup {
  const values = results.map(({ value }) => value);
  const deviation = deviationOf(values);
  const interval = results.length === 1 ? results[0]!.interval : null;
  const chance = meanOf(results.map((result) => result.chance));
  const spread = deviation !== null ? ` ± ${decimal(deviation, DECIMALS)}` : interval ? ` [${decimal(interval[0], DECIMALS)}, ${decimal(interval[1], DECIMALS)}]` : '';
  return markup`${decimal(meanOf(values), DECIMALS)}${spread}${chance === null ? [] : markup`<small>chance ${decimal(chance, DECIMALS)}</small>`}`;
}
