import type { Snapshot } from '@shared/run/evaluation';
import { USED_LATENT_SIGMA } from '@shared/run/metrics';
import { imageSheet } from '../charts/imageSheet';
import { markup, type Markup } from '../markup';
import { decimal, latentName } from '../numbers';
import { seedOf, type ReportGroup } from '../reportGroup';
import { figure } from './figure';

/** Runs of a group whose images are shown: a report of a large study would be as large as the study. */
const MOST_RUNS = 3;

/** Test images above what the models make of them; null where there are no images. */
export function reconstructionsFigure(groups: readonly ReportGroup[]): Markup | null {
  if (!pictured(groups)) return null;
  const caption = markup`Images of the evaluation set (above) and their reconstructions from the posterior mean (below).${leftOut(groups)}`;
  return figure('Figure 3', caption, bySeed(groups, (snapshot) => imageSheet({
    label: 'Images and reconstructions',
    sheet: snapshot.reconstructions,
    rowLabels: [{ name: 'image', detail: '', faint: false }, { name: 'decoded', detail: '', faint: false }],
    columnLabels: [],
  })));
}

/** One latent a row, swept from −2 to +2; null where there are no images. */
export function traversalsFigure(groups: readonly ReportGroup[]): Markup | null {
  if (!pictured(groups)) return null;
  const caption = markup`Each row sweeps one latent from −2 to +2 and keeps the others at the code of the image in the middle of factor space. Rows are in order of mean posterior σ, which stands beside them, or what the researcher calls the latent; latents with σ of 0.5 and more carry little and are faint.${leftOut(groups)}`;
  return figure('Figure 4', caption, bySeed(groups, traversals));
}

function traversals({ traversals: sheet, traversalLatents, evaluation }: Snapshot, names: Readonly<Record<string, string>>): Markup {
  const columnLabels = Array.from({ length: sheet.columns }, (_, column) => {
    const value = 4 * (column / (sheet.columns - 1)) - 2;
    return Number.isInteger(value) ? decimal(value, 0).replace(/^(?=[1-9])/, '+') : '';
  });
  const rowLabels = traversalLatents.map((latent) => {
    const sigma = evaluation.sigmaPerLatent[latent] ?? null;
    return { name: latentName(latent), detail: names[String(latent)] ?? `σ ${decimal(sigma, 2)}`, faint: sigma === null || sigma >= USED_LATENT_SIGMA };
  });
  return imageSheet({ label: 'Latent traversals', sheet, rowLabels, columnLabels });
}

/** A column for each group, a sheet for each of its first seeds. */
function bySeed(groups: readonly ReportGroup[], draw: (snapshot: Snapshot, names: Readonly<Record<string, string>>) => Markup): Markup {
  const sheets = ({ runs }: ReportGroup) => runs.slice(0, MOST_RUNS).flatMap((run) => (run.snapshot ? [markup`<div class="seed-sheet"><p>seed ${String(seedOf(run))}</p>${draw(run.snapshot, run.summary.annotations.latentNames ?? {})}</div>`] : []));
  return markup`<div class="sheets">${groups.filter((group) => pictured([group])).map((group) => markup`<div><h3><span class="swatch series-${group.series}"></span>${group.label}</h3>
${sheets(group)}</div>`)}</div>`;
}

function pictured(groups: readonly ReportGroup[]): boolean {
  return groups.some(({ runs }) => runs.slice(0, MOST_RUNS).some(({ snapshot }) => snapshot !== null));
}

function leftOut(groups: readonly ReportGroup[]): string {
  return groups.some(({ runs }) => runs.length > MOST_RUNS) ? ` Of each group the ${String(MOST_RUNS)} lowest seeds are shown.` : '';
}
