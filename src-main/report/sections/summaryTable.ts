import { markup, type Markup } from '../markup';
import { counted, decimal, deviationOf, meanOf, whole } from '../numbers';
import { seedOf, type ReportGroup } from '../reportGroup';
import type { ReportRun } from '../reportRun';
import { figure } from './figure';

interface Column {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  value(run: ReportRun): number | null;
  interval?(run: ReportRun): readonly [number, number] | undefined;
  /** Decimals of a single run, where the value is a whole number. */
  readonly decimalsOfRun?: number;
}

const columns: readonly Column[] = [
  { title: 'NLL', unit: 'nats', decimals: 1, value: (run) => run.evaluation?.nll ?? null, interval: (run) => run.evaluation?.intervals?.nll },
  { title: 'KL', unit: 'nats', decimals: 2, value: (run) => run.evaluation?.kl ?? null, interval: (run) => run.evaluation?.intervals?.kl },
  { title: 'ELBO loss', unit: 'nats', decimals: 1, value: (run) => run.evaluation?.elbo ?? null, interval: (run) => run.evaluation?.intervals?.elbo },
  { title: 'Latents used', unit: 'σ < 0.5', decimals: 1, decimalsOfRun: 0, value: (run) => run.evaluation?.latentsUsed ?? null },
  { title: 'MIG', unit: '0–1', decimals: 3, value: (run) => run.evaluation?.mig?.value ?? null },
  { title: 'Geometry', unit: 'R²', decimals: 3, value: (run) => run.evaluation?.geometry?.score ?? null },
  { title: 'Squareness', unit: 's₂ / s₁', decimals: 2, value: (run) => run.evaluation?.geometry?.singularValueRatio ?? null },
  { title: 'Training', unit: 's', decimals: 1, value: (run) => run.summary.status.trainedSeconds },
  { title: 'Step', unit: 'ms', decimals: 1, value: (run) => run.summary.status.millisecondsPerStep },
];

/** All numbers: for each group the mean over its seeds, and below it every seed. */
export function summaryTable(groups: readonly ReportGroup[]): Markup {
  const head = columns.map(({ title, unit }) => markup`<th scope="col">${title}<small>${unit}</small></th>`);
  return figure('Table 1', caption(groups), markup`<div class="scroll"><table class="numbers">
<thead><tr><th scope="col"></th>${head}</tr></thead>${groups.map(groupRows)}</table></div>`);
}

function caption(groups: readonly ReportGroup[]): Markup {
  const evaluation = groups.flatMap(({ runs }) => runs).find((run) => run.evaluation !== null)?.evaluation;
  if (!evaluation) return markup`None of these runs was evaluated.`;
  const { samples, nllSamples, mig } = evaluation;
  const replicated = groups.some(({ runs }) => runs.length > 1) ? ' Behind ± stands the standard deviation over seeds.' : '';
  return markup`NLL, KL and their sum, the ELBO loss, are in nats per image: lower is better. A latent counts as used when its mean posterior σ is below 0.5.
MIG is the mutual information gap${mig ? ` (${String(mig.bins)} bins, ${counted(mig.samples, 'sample')})` : ''}.
Geometry is R² of the best affine map from the two latents of lowest variance to the factors; squareness is the ratio of that map's singular values, 1 for a map that only turns, shifts and scales.
KL, MIG and geometry are measured on ${counted(samples, 'image')} drawn with the run's seed, NLL on ${samples > nllSamples ? `the first ${whole(nllSamples)} of them` : 'the same'}.
In brackets: 95 % bootstrap intervals over images, an image's NLL and KL drawn together. They tell how far a number would move on other images, not with another seed.${replicated}`;
}

function groupRows({ label, series, runs }: ReportGroup): Markup {
  const [single] = runs.length === 1 ? runs : [];
  const first = columns.map((column) => (single ? cellOf(column, single) : meanCell(column, runs)));
  const note = single ? `seed ${String(seedOf(single))}` : `mean of ${counted(runs.length, 'seed')}`;
  const seeds = single ? [] : runs.map((run) => markup`<tr class="seed"><th scope="row">seed ${String(seedOf(run))}</th>${columns.map((column) => cellOf(column, run))}</tr>`);
  return markup`<tbody><tr class="mean"><th scope="row"><span class="swatch series-${series}"></span>${label}<small>${note}</small></th>${first}</tr>${seeds}</tbody>`;
}

/** The mean over seeds, and how far they are apart. */
function meanCell({ value, decimals }: Column, runs: readonly ReportRun[]): Markup {
  const values = runs.map((run) => value(run));
  const deviation = deviationOf(values);
  return markup`<td>${decimal(meanOf(values), decimals)}${deviation === null ? [] : markup`<small>± ${decimal(deviation, decimals)}</small>`}</td>`;
}

function cellOf({ value, interval, decimals, decimalsOfRun }: Column, run: ReportRun): Markup {
  const range = interval?.(run);
  const below = range ? markup`<small>[${decimal(range[0], decimals)}, ${decimal(range[1], decimals)}]</small>` : [];
  return markup`<td>${decimal(value(run), decimalsOfRun ?? decimals)}${below}</td>`;
}
