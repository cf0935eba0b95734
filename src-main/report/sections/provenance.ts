import { dataShape } from '@shared/experiment/dataset';
import type { Experiment } from '@shared/experiment/experiment';
import { markup, type Markup } from '../markup';
import { decimal, listOf, whole } from '../numbers';
import { seedOf, type ReportGroup } from '../reportGroup';

/** Where the numbers come from: runs, devices, dates, and each experiment in full. */
export function provenance(groups: readonly ReportGroup[], version: string, commit: string | null): Markup {
  const rows = groups.flatMap(({ label, runs }) => runs.map(({ summary, evaluation }) => markup`<tr>
<th scope="row"><code>${summary.status.id}</code></th><td>${label}</td><td class="number">${String(summary.experiment.training.seed)}</td>
<td>${summary.status.device ?? summary.status.requestedDevice}</td><td>${moment(summary.status.startedAt ?? summary.status.createdAt)}</td>
<td class="number">${whole(evaluation?.step ?? summary.status.step)}</td><td>${summary.status.state}</td></tr>`));
  return markup`<div class="scroll"><table class="records"><thead><tr><th scope="col">Run</th><th scope="col">Experiment</th><th scope="col" class="number">Seed</th><th scope="col">Device</th><th scope="col">Started (UTC)</th><th scope="col" class="number">Step shown</th><th scope="col">State</th></tr></thead><tbody>${rows}</tbody></table></div>
${groups.map(settings)}
<p class="small">Made with SBD Workbench ${version}${commit === null ? '' : ` (commit ${commit.slice(0, 12)})`}. MIG: estimator “binned” (disentanglement_lib's definition), posterior means, continuous factors in as many bins over their range. A run of the same experiment, seed and version on the same processor gives the same numbers.</p>`;
}

function settings({ label, experiment, runs }: ReportGroup): Markup {
  return markup`<details><summary>${label}: the whole experiment <span>${describe(experiment)}</span></summary>
<pre>${JSON.stringify({ ...experiment, training: { ...experiment.training, seed: runs.length === 1 ? experiment.training.seed : listOf(runs.map((run) => String(seedOf(run)))) } }, null, 2)}</pre></details>`;
}

/** The settings that readers ask for first. */
function describe({ dataset, likelihood, optimizer, training }: Experiment): string {
  const { imageSize, channels } = dataShape(dataset);
  const size = String(imageSize);
  return `${size}×${size}×${String(channels)}, batch ${String(training.batchSize)}, Adam ${String(optimizer.learningRate)}, ${likelihood.type}`;
}

/** An ISO time as `2026-03-04 15:06`. */
export function moment(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

/** Seconds in words, such as `48 s` or `3 min 20 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${decimal(seconds, 0)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${whole(minutes)} min ${String(Math.floor(seconds - minutes * 60))} s`;
}
