import { USED_LATENT_SIGMA } from '@shared/run/metrics';
import { imageSheet } from '../charts/imageSheet';
import { markup, type Markup } from '../markup';
import { decimal, latentName } from '../numbers';
import { seedOf, type ReportGroup } from '../reportGroup';
import type { ReportRun } from '../reportRun';
import { figure } from './figure';

/** Test images above what the models make of them. */
export function reconstructionsFigure(groups: readonly ReportGroup[]): Markup {
  const caption = markup`Images of the evaluation set (above) and their reconstructions from the posterior mean (below).`;
  return figure('Figure 3', caption, bySeed(groups, ({ snapshot }) => imageSheet({
    label: 'Images and reconstructions',
    sheet: snapshot.reconstructions,
    rowLabels: [{ name: 'image', detail: '', faint: false }, { name: 'decoded', detail: '', faint: false }],
    columnLabels: [],
  })));
}

/** One latent a row, swept from −2 to +2. */
export function traversalsFigure(groups: readonly ReportGroup[]): Markup {
  const caption = markup`Each row sweeps one latent from −2 to +2 and keeps the others at the code of the image in the middle of factor space. Rows are in order of mean posterior σ, which stands beside them; latents with σ of 0.5 and more carry little and are faint.`;
  return figure('Figure 4', caption, bySeed(groups, traversals));
}

function traversals({ snapshot }: ReportRun): Markup {
  const { traversals: sheet, traversalLatents, evaluation } = snapshot;
  const columnLabels = Array.from({ length: sheet.columns }, (_, column) => {
    const value = 4 * (column / (sheet.columns - 1)) - 2;
    return Number.isInteger(value) ? decimal(value, 0).replace(/^(?=[1-9])/, '+') : '';
  });
  const rowLabels = traversalLatents.map((latent) => {
    const sigma = evaluation.sigmaPerLatent[latent] ?? null;
    return { name: latentName(latent), detail: `σ ${decimal(sigma, 2)}`, faint: sigma === null || sigma >= USED_LATENT_SIGMA };
  });
  return imageSheet({ label: 'Latent traversals', sheet, rowLabels, columnLabels });
}

/** A column for each group, a sheet for each of its seeds. */
function bySeed(groups: readonly ReportGroup[], draw: (run: ReportRun) => Markup): Markup {
  return markup`<div class="sheets">${groups.map(({ label, series, runs }) => markup`<div><h3><span class="swatch series-${series}"></span>${label}</h3>
${runs.map((run) => markup`<div class="seed-sheet"><p>seed ${String(seedOf(run))}</p>${draw(run)}</div>`)}</div>`)}</div>`;
}
