import { dataShape, varyingFactors } from '@shared/experiment/dataset';
import { markup, Markup } from './markup';
import { counted, listOf, whole } from './numbers';
import type { ReportGroup } from './reportGroup';
import { differencesTable } from './sections/differencesTable';
import { findings } from './sections/findings';
import { geometryFigure } from './sections/geometryFigure';
import { reconstructionsFigure, traversalsFigure } from './sections/imageFigures';
import { learningCurves } from './sections/learningCurves';
import { metricsTable } from './sections/metricsTable';
import { notesSection } from './sections/notes';
import { duration, moment, provenance } from './sections/provenance';
import { summaryTable } from './sections/summaryTable';
import { SERIES_COUNT, styles } from './styles';

export interface PageOptions {
  /** Of the application. */
  readonly version: string;
  readonly commit: string | null;
  readonly generatedAt: Date;
  /** Empty leaves it to what the groups are. */
  readonly title: string;
  /** What the researcher has to say about the whole; may be empty. */
  readonly notes: string;
}

/** The whole report as the text of one HTML file that needs no other file, no network and no scripts. */
export function reportPage(given: readonly ReportGroup[], { version, commit, generatedAt, title, notes }: PageOptions): string {
  // Later groups take the colors of earlier ones again.
  const groups = given.map((group) => ({ ...group, series: group.series % SERIES_COUNT }));
  const heading = title === '' ? defaultTitle(groups) : title;
  const body = markup`<header><p class="eyebrow">SBD Workbench report · ${moment(generatedAt.toISOString())} UTC</p>
<h1>${heading}</h1><p class="deck">${deck(groups)}</p></header>
<main>${findings(groups)}
${section('Notes', notesSection(notes, groups))}
${section('In numbers', summaryTable(groups))}
${section('What differs', differencesTable(groups))}
${section('Every metric', metricsTable(groups))}
${section('Latent geometry', geometryFigure(groups))}
${section('Learning curves', learningCurves(groups))}
${section('Reconstructions', reconstructionsFigure(groups))}
${section('Traversals', traversalsFigure(groups))}
${section('Where this comes from', provenance(groups, version, commit))}</main>`;
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="SBD Workbench ${version}"><title>${heading}</title><style>${new Markup(styles)}</style></head>
<body>${body}</body></html>
`.text;
}

/** A section with its heading; nothing where it has no content. */
function section(heading: string, content: Markup | null): Markup {
  return content === null ? markup`` : markup`<section><h2>${heading}</h2>${content}</section>`;
}

function defaultTitle(groups: readonly ReportGroup[]): string {
  const decoders = new Set(groups.map(({ experiment }) => experiment.model.decoder.type));
  if (decoders.size > 1) return 'What the decoder does to the latent space';
  return groups.length === 1 ? groups[0]!.experiment.name : 'Latent spaces side by side';
}

/** How much was done, in a line. */
function deck(groups: readonly ReportGroup[]): string {
  const runs = groups.flatMap((group) => group.runs);
  const seconds = runs.reduce((sum, { summary }) => sum + summary.status.trainedSeconds, 0);
  const { experiment } = groups[0]!;
  const factors = (varyingFactors(experiment.dataset) ?? []).map(({ name }) => name);
  const { imageSize } = dataShape(experiment.dataset);
  const steps = Math.max(...groups.map((group) => group.experiment.training.steps));
  return [
    counted(runs.length, 'run'),
    factors.length > 0 ? `${experiment.dataset.type} that vary in ${listOf(factors)}` : experiment.dataset.type,
    imageSize === 1 ? 'points of the plane' : `${String(imageSize)}×${String(imageSize)} pixels`,
    `${whole(steps)} steps of ${counted(experiment.training.batchSize, 'image')}`,
    `${duration(seconds)} of training in all`,
  ].join(' · ');
}
