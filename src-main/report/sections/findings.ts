import type { Evaluation } from '@shared/run/evaluation';
import { markup, type Markup } from '../markup';
import { counted, decimal, listOf, meanOf } from '../numbers';
import type { ReportGroup } from '../reportGroup';

/** Of a large study the tables tell. */
const MOST_GROUPS = 8;

/** What came out, one plain sentence or two for each group. */
export function findings(groups: readonly ReportGroup[]): Markup {
  const told = groups.filter(({ runs }) => runs.some(({ evaluation }) => evaluation !== null)).slice(0, MOST_GROUPS);
  return told.length === 0 ? markup`` : markup`<ul class="findings">${told.map(finding)}</ul>`;
}

function finding({ label, series, runs, experiment }: ReportGroup): Markup {
  const mean = (value: (evaluation: Evaluation) => number | null) => meanOf(runs.map(({ evaluation }) => (evaluation ? value(evaluation) : null)));
  const used = mean(({ latentsUsed }) => latentsUsed);
  const score = mean(({ geometry }) => geometry?.score ?? null);
  const factors = runs.find(({ evaluation }) => evaluation?.geometry)?.evaluation?.geometry?.factors ?? [];
  const shape = score === null ? markup`` : markup`
The best affine map from its two sharpest latents to ${listOf(factors)} explains <strong>${percentage(score)}</strong> of how they vary${runs.length > 1 ? ` (mean of ${counted(runs.length, 'seed')})` : ''}: ${reading(score)}`;
  return markup`<li><span class="swatch series-${series}"></span><div><strong>${label}.</strong>
The model uses ${decimal(used, Number.isInteger(used) ? 0 : 1)} of ${counted(experiment.model.latents, 'latent')}.${shape}</div></li>`;
}

/** A share in percent; what rounding would make perfect is not called so. */
function percentage(share: number): string {
  return share >= 0.9995 && share < 1 ? 'more than 99.9 %' : `${decimal(100 * share, 1)} %`;
}

/** A score in words. The borders are ours: they only choose the words, the numbers stand beside them. */
function reading(score: number): string {
  if (score >= 0.98) return 'the latent plane is a straight copy of the factor plane.';
  if (score >= 0.85) return 'the latent plane follows the factors, but it is bent.';
  return 'the latent plane is folded or torn, or the factors are spread over more latents.';
}
