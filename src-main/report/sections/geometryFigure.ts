import type { Geometry } from '@shared/run/evaluation';
import { gridPlot } from '../charts/gridPlot';
import { markup, type Markup } from '../markup';
import { decimal, latentName, listOf } from '../numbers';
import { seedOf, type ReportGroup } from '../reportGroup';
import type { ReportRun } from '../reportRun';
import { figure } from './figure';

/** The factor grid, and beside it what each run makes of it, all latent planes at one scale; null where no run has one. */
export function geometryFigure(groups: readonly ReportGroup[]): Markup | null {
  const geometries = groups.flatMap(({ runs }) => runs.flatMap((run) => run.evaluation?.geometry ?? []));
  const geometry = geometries[0];
  if (!geometry) return null;
  const reach = Math.max(2, ...geometries.flatMap((one) => planeOf(one).flat().map(Math.abs))) * 1.05;
  const [first, second] = geometry.factors;
  const families = second === undefined
    ? markup`The line joins equal steps of ${first!}.`
    : markup`Blue lines have one value of ${first!} each, orange lines one of ${second}, darker as it rises.`;
  const caption = markup`A regular grid of the true factors (left), and where the encoder puts it: posterior means in the two latents of lowest variance, all at the same scale.
${families} ● is the corner where ${listOf(geometry.factors)} ${second === undefined ? 'is' : 'are'} lowest, ○ the one where only ${first!} is highest.
Turned, mirrored or stretched, a straight grid is a good representation; a fold gives two places one code.
<strong>Read MIG with the picture:</strong> it is blind to folds along the axes and punishes a mere rotation (Watters et al. 2019, Appendix H).`;
  return figure('Figure 1', caption, markup`<div class="geometry">
<div class="truth"><h3>True factors</h3>${factorPlot(geometry)}</div>
<div class="planes">${groups.map((group) => groupPlanes(group, reach))}</div></div>`);
}

function groupPlanes({ label, series, runs }: ReportGroup, reach: number): Markup {
  return markup`<div class="plane-group"><h3><span class="swatch series-${series}"></span>${label}</h3><div class="plane-row">${runs.map((run) => plane(run, reach) ?? markup``)}</div></div>`;
}

function plane(run: ReportRun, reach: number): Markup | null {
  const geometry = run.evaluation?.geometry;
  if (!geometry) return null;
  const [first, second] = geometry.latents;
  const ratio = geometry.singularValueRatio === null ? markup`` : markup`<span>s₂/s₁ <b>${decimal(geometry.singularValueRatio, 2)}</b></span>`;
  return markup`<div class="plane">${gridPlot({
    label: `Latent geometry, seed ${String(seedOf(run))}`,
    points: planeOf(geometry),
    rows: geometry.rows,
    columns: geometry.columns,
    xDomain: [-reach, reach],
    yDomain: [-reach, reach],
    xLabel: latentName(first),
    yLabel: latentName(second),
  })}<p class="plane-numbers"><span>seed ${String(seedOf(run))}</span><span>R² <b>${decimal(geometry.score, 3)}</b></span>${ratio}<span>MIG <b>${decimal(run.evaluation?.mig?.value ?? null, 3)}</b></span></p></div>`;
}

/** Posterior means of the grid in the geometry's two latents. */
function planeOf({ means, latents }: Geometry): [number, number][] {
  return means.map((mean) => [mean[latents[0]]!, mean[latents[1]]!]);
}

/** The grid in factor space; where only one factor varies, a line. */
function factorPlot({ factorValues, factors, rows, columns }: Geometry): Markup {
  const domain = (axis: number): readonly [number, number] => {
    const values = factorValues.map((point) => point[axis] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = (high - low || 1) * 0.12;
    return [low - margin, high + margin];
  };
  return gridPlot({
    label: `Grid of ${listOf(factors)}`,
    points: factorValues.map((point) => [point[0] ?? 0, point[1] ?? 0] as const),
    rows,
    columns,
    xDomain: domain(0),
    yDomain: domain(1),
    xLabel: factors[0] ?? '',
    yLabel: factors[1] ?? '',
  });
}
