import { USED_LATENT_SIGMA } from '@shared/run/metrics';
import type { Figure } from './figure';
import { baseAxis, baseLayout, type PlotPalette } from './plotPalette';

export interface LatentMeasures {
  readonly klPerLatent: readonly (number | null)[];
  readonly sigmaPerLatent: readonly (number | null)[];
}

export type LatentMeasure = 'kl' | 'sigma';

/** Latent indices, lowest mean σ first, as the paper orders them; a latent without a value comes last. */
export function latentOrder(sigmaPerLatent: readonly (number | null)[]): number[] {
  const key = (latent: number) => sigmaPerLatent[latent] ?? Infinity;
  return sigmaPerLatent.map((_, latent) => latent).sort((left, right) => key(left) - key(right) || left - right);
}

/** KL or mean σ of each latent, sorted by σ; latents that code nothing are gray. */
export function latentBarsFigure(measures: LatentMeasures, measure: LatentMeasure, color: string, palette: PlotPalette): Figure {
  const order = latentOrder(measures.sigmaPerLatent);
  const values = order.map((latent) => (measure === 'kl' ? measures.klPerLatent : measures.sigmaPerLatent)[latent] ?? null);
  const used = order.map((latent) => (measures.sigmaPerLatent[latent] ?? Infinity) < USED_LATENT_SIGMA);
  const axis = baseAxis(palette);
  const base = baseLayout(palette);
  const valueTitle = measure === 'kl' ? 'KL (nats)' : 'mean σ';
  // Nearly nothing must look like nearly nothing: the axis of the KL never zooms in below a tenth of a nat.
  const top = measure === 'sigma' ? 1.1 : 1.05 * Math.max(0.1, ...values.map((value) => value ?? 0));
  return {
    data: [{
      type: 'bar',
      x: order.map(String),
      y: values,
      width: 0.72,
      marker: { color: used.map((isUsed) => (isUsed ? palette.series(color) : palette.line)) },
      customdata: order.map((latent) => [measures.sigmaPerLatent[latent] ?? NaN, measures.klPerLatent[latent] ?? NaN]),
      hovertemplate: 'latent %{x}<br>KL %{customdata[1]:.4~g} nats<br>σ %{customdata[0]:.3~g}<extra></extra>',
    }],
    layout: {
      ...base,
      bargap: 0.2,
      hovermode: 'closest',
      xaxis: { ...axis, type: 'category', ticks: '', title: { ...axis.title, text: 'latent, by σ' }, showgrid: false, fixedrange: true },
      yaxis: { ...axis, title: { ...axis.title, text: valueTitle }, nticks: 5, fixedrange: true, range: [0, top] },
      shapes: measure === 'sigma'
        ? [{ type: 'line', xref: 'paper', x0: 0, x1: 1, y0: USED_LATENT_SIGMA, y1: USED_LATENT_SIGMA, line: { color: palette.reference, width: 1, dash: 'dot' } }]
        : [],
    },
    table: () => ({
      columns: ['latent', 'kl_nats', 'sigma', 'used'],
      rows: order.map((latent, position) => [latent, measures.klPerLatent[latent] ?? null, measures.sigmaPerLatent[latent] ?? null, used[position] ? 'yes' : 'no']),
    }),
  };
}
