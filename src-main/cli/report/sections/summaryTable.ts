import { markup, type Markup } from '../markup';
import { counted, decimal, meanOf, whole } from '../numbers';
import { seedOf, type ReportGroup } from '../reportGroup';
import type { ReportRun } from '../reportRun';
import { figure } from './figure';

interface Column {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  value(run: ReportRun): number | null;
  /** Decimals of a single run, where the value is a whole number. */
  readonly decimalsOfRun?: number;
}

const columns: readonly Column[] = [
  { title: 'NLL', unit: 'nats', decimals: 1, value: (run) => run.snapshot.evaluation.nll },
  { title: 'KL', unit: 'nats', decimals: 2, value: (run) => run.snapshot.evaluation.kl },
  { title: 'ELBO loss', unit: 'nats', decimals: 1, value: (run) => run.snapshot.evaluation.elbo },
  { title: 'Latents used', unit: 'σ < 0.5', decimals: 1, decimalsOfRun: 0, value: (run) => run.snapshot.evaluation.latentsUsed },
  { title: 'MIG', unit: '0–1', decimals: 3, value: (run) => run.snapshot.evaluation.mig.value },
  { title: 'Geometry', unit: 'R²', decimals: 3, value: (run) => run.snapshot.evaluation.geometry.score },
  { title: 'Squareness', unit: 's₂ / s₁', decimals: 2, value: (run) => run.snapshot.evaluation.geometry.singularValueRatio },
  { title: 'Training', unit: 's', decimals: 1, value: (run) => run.summary.status.trainedSeconds },
  { title: 'Step', unit: 'ms', decimals: 1, value: (run) => run.summary.status.millisecondsPerStep },
];

/** All numbers: for each group the mean over its seeds, and below it every seed. */
export function summaryTable(groups: readonly ReportGroup[]): Markup {
  const { samples, nllSamples, mig } = groups[0]!.runs[0]!.snapshot.evaluation;
  const caption = markup`NLL, KL and their sum, the ELBO loss, are in nats per image: lower is better. A latent counts as used when its mean posterior σ is below 0.5.
MIG is the mutual information gap (${mig.bins} bins, ${counted(mig.samples, 'sample')}).
Geometry is R² of the best affine map from the two latents of lowest variance to the factors; squareness is the ratio of that map's singular values, 1 for a map that only turns, shifts and scales.
KL, MIG and geometry are measured on ${counted(samples, 'image')} drawn with the run's seed, NLL on ${samples > nllSamples ? `the first ${whole(nllSamples)} of them` : 'the same'}.`;
  const head = columns.map(({ title, unit }) => markup`<th scope="col">${title}<small>${unit}</small></th>`);
  return figure('Table 1', caption, markup`<div class="scroll"><table class="numbers">
<thead><tr><th scope="col"></th>${head}</tr></thead>${groups.map(groupRows)}</table></div>`);
}

function groupRows({ label, series, runs }: ReportGroup): Markup {
  const means = columns.map(({ value, decimals, decimalsOfRun }) => {
    const mean = meanOf(runs.map((run) => value(run)));
    return markup`<td>${decimal(mean, runs.length === 1 ? (decimalsOfRun ?? decimals) : decimals)}</td>`;
  });
  const note = runs.length > 1 ? `mean of ${counted(runs.length, 'seed')}` : `seed ${String(seedOf(runs[0]!))}`;
  const seeds = runs.length === 1 ? [] : runs.map((run) => markup`<tr class="seed"><th scope="row">seed ${String(seedOf(run))}</th>${columns.map(({ value, decimals, decimalsOfRun }) => markup`<td>${decimal(value(run), decimalsOfRun ?? decimals)}</td>`)}</tr>`);
  return markup`<tbody><tr class="mean"><th scope="row"><span class="swatch series-${series}"></span>${label}<small>${note}</small></th>${means}</tr>${seeds}</tbody>`;
}
