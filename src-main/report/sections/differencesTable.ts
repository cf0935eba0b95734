import { flatExperiment } from '@shared/experiment/flatExperiment';
import { markup, type Markup } from '../markup';
import type { ReportGroup } from '../reportGroup';
import { figure } from './figure';

const SEED = 'training.seed';

/** The fields of the experiments that are not the same in all groups, a column for each group; null where there are none. */
export function differencesTable(groups: readonly ReportGroup[]): Markup | null {
  const valuesOf = groups.map(({ runs }) => {
    const all = runs.map(({ summary }) => flatExperiment(summary.experiment));
    return (field: string) => [...new Set(all.map((fields) => shown(fields.get(field))))].join(', ');
  });
  const fields = [...new Set(groups.flatMap(({ runs }) => runs.flatMap(({ summary }) => [...flatExperiment(summary.experiment).keys()])))];
  const different = fields.filter((field) => field !== SEED && new Set(valuesOf.map((value) => value(field))).size > 1);
  if (different.length === 0) return null;
  const head = groups.map(({ label, series }) => markup`<th scope="col"><span class="swatch series-${series}"></span>${label}</th>`);
  const rows = different.map((field) => markup`<tr><th scope="row"><code>${field}</code></th>${valuesOf.map((value) => markup`<td>${value(field)}</td>`)}</tr>`);
  const caption = markup`What sets the experiments apart; in every other field but the seed they are equal. – means that an experiment has no such field.`;
  return figure('Table 2', caption, markup`<div class="scroll"><table class="records"><thead><tr><th scope="col">Field</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`);
}

function shown(value: string | number | null | undefined): string {
  return value === undefined ? '–' : value === null ? 'null' : String(value);
}
