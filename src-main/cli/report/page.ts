import { markup, Markup } from './markup';
import { counted, listOf, whole } from './numbers';
import { groupRuns, type ReportGroup } from './reportGroup';
import type { ReportRun } from './reportRun';
import { findings } from './sections/findings';
import { geometryFigure } from './sections/geometryFigure';
import { reconstructionsFigure, traversalsFigure } from './sections/imageFigures';
import { learningCurves } from './sections/learningCurves';
import { duration, moment, provenance } from './sections/provenance';
import { summaryTable } from './sections/summaryTable';
import { SERIES_COUNT, styles } from './styles';

export interface PageOptions {
  /** Of the application. */
  readonly version: string;
  readonly generatedAt: Date;
}

/** The whole report as the text of one HTML file that needs no other file, no network and no scripts. */
export function reportPage(runs: readonly ReportRun[], { version, generatedAt }: PageOptions): string {
  // Later groups take the colors of earlier ones again.
  const groups = groupRuns(runs).map((group) => ({ ...group, series: group.series % SERIES_COUNT }));
  const heading = title(groups);
  const body = markup`<header><p class="eyebrow">SBD Workbench report · ${moment(generatedAt.toISOString())} UTC</p>
<h1>${heading}</h1><p class="deck">${deck(groups)}</p></header>
<main>${findings(groups)}
<section><h2>In numbers</h2>${summaryTable(groups)}</section>
<section><h2>Latent geometry</h2>${geometryFigure(groups)}</section>
<section><h2>Learning curves</h2>${learningCurves(groups)}</section>
<section><h2>Reconstructions</h2>${reconstructionsFigure(groups)}</section>
<section><h2>Traversals</h2>${traversalsFigure(groups)}</section>
<section><h2>Where this comes from</h2>${provenance(groups, version)}</section></main>`;
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="SBD Workbench ${version}"><title>${heading}</title><style>${new Markup(styles)}</style></head>
<body>${body}</body></html>
`.text;
}

function title(groups: readonly ReportGroup[]): string {
  const decoders = new Set(groups.map(({ experiment }) => experiment.model.decoder.type));
  if (decoders.size > 1) return 'What the decoder does to the latent space';
  return groups.length === 1 ? groups[0]!.experiment.name : 'Latent spaces side by side';
}

/** How much was done, in a line. */
function deck(groups: readonly ReportGroup[]): string {
  const runs = groups.flatMap((group) => group.runs);
  const seconds = runs.reduce((sum, { summary }) => sum + summary.status.trainedSeconds, 0);
  const { experiment } = groups[0]!;
  const { factors } = runs[0]!.snapshot.evaluation.geometry;
  const steps = Math.max(...groups.map((group) => group.experiment.training.steps));
  return [
    counted(runs.length, 'run'),
    `${experiment.dataset.type} that vary in ${listOf(factors)}`,
    `${String(experiment.dataset.imageSize)}×${String(experiment.dataset.imageSize)} pixels`,
    `${whole(steps)} steps of ${counted(experiment.training.batchSize, 'image')}`,
    `${duration(seconds)} of training in all`,
  ].join(' · ');
}
