import type { Experiment } from '@shared/experiment/experiment';
import { betaOf } from '@shared/experiment/objective';
import { isForeign } from '@shared/run/status';
import { datasetLabel, decoderLabel, objectiveLabel, priorLabel } from '../../runs/partLabels';
import type { PlotRun } from './plotRuns';

/** What a caption says of a plot. */
export interface CaptionParts {
  readonly title: string;
  readonly subtitle: string;
  /** The run and step, where the plot is of one. */
  readonly context: string;
  /** Those that are shown. */
  readonly runs: readonly PlotRun[];
  readonly application: { readonly version: string; readonly commit: string | null };
}

/** More kinds of data, models or settings than this are counted rather than named. */
const MOST_NAMED = 3;
const COMMIT_DIGITS = 12;

/** A caption with provenance: what is shown, of which data, model and seeds, how many runs, and which commit drew it. */
export function captionText({ title, subtitle, context, runs, application }: CaptionParts): string {
  const head = [title, ...(subtitle === '' ? [] : [subtitle])].join(', ');
  const made = `SBD Workbench ${application.version}${application.commit === null ? '' : `, commit ${application.commit.slice(0, COMMIT_DIGITS)}`}`;
  const sentences = [context === '' ? head : `${head} (${context})`, ...provenance(runs), made];
  return sentences.map((sentence) => `${sentence}.`).join(' ');
}

function provenance(runs: readonly PlotRun[]): string[] {
  if (runs.length === 0) return [];
  const experiments = runs.map(({ experiment }) => experiment);
  const foreign = runs.filter(({ status }) => isForeign(status)).length;
  return [
    `Data: ${named(experiments.map(({ dataset }) => datasetLabel(dataset)), 'datasets')}`,
    `Model: ${named(experiments.map(modelOf), 'models')}`,
    `Seeds ${seedsOf(experiments)} (N = ${String(runs.length)}${foreign > 0 ? `, ${String(foreign)} of them imported` : ''})`,
  ];
}

function modelOf({ model, objective, training }: Experiment): string {
  const beta = betaOf(objective);
  const parts = [
    `${decoderLabel(model.decoder)} decoder`, `${String(model.latents)} latents`, `prior ${priorLabel(model.prior)}`, objectiveLabel(objective),
    ...(beta !== null && objective.type !== 'vae' && !objectiveLabel(objective).includes('β ') ? [`β ${String(beta)}`] : []),
    `${training.steps.toLocaleString('en-US')} steps of ${String(training.batchSize)}`,
  ];
  return parts.join(', ');
}

function named(labels: readonly string[], plural: string): string {
  const different = [...new Set(labels)];
  return different.length > MOST_NAMED ? `${String(different.length)} ${plural}` : different.join('; ');
}

/** Seeds in order, runs of neighbors as `0–4`. */
function seedsOf(experiments: readonly Experiment[]): string {
  const seeds = [...new Set(experiments.map(({ training }) => training.seed))].sort((one, other) => one - other);
  const spans: [number, number][] = [];
  for (const seed of seeds) {
    const last = spans.at(-1);
    if (last && seed === last[1] + 1) last[1] = seed;
    else spans.push([seed, seed]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${String(from)}, ${String(to)}` : `${String(from)}–${String(to)}`)).join(', ');
}
