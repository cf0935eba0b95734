import type { Mig } from '@shared/run/evaluation';
import { numberedScale } from './colorRamp';
import type { Figure } from './figure';
import { baseAxis, baseLayout, type PlotPalette } from './plotPalette';

/** I(latent; factor) in nats as a heat map, latents in `order` from the top. */
export function informationFigure(mig: Mig, factors: readonly string[], order: readonly number[], palette: PlotPalette): Figure {
  const axis = { ...baseAxis(palette), showgrid: false, showline: false, ticks: '' as const, fixedrange: true };
  const values = order.map((latent) => mig.mutualInformation[latent] ?? []);
  const highest = Math.max(0.5, ...values.flat());
  return {
    data: [{
      type: 'heatmap',
      x: [...factors],
      y: order.map((latent) => `z${String(latent)}`),
      z: values.map((row) => [...row]),
      zmin: 0,
      zmax: highest,
      xgap: 2,
      ygap: 2,
      colorscale: numberedScale(palette.isDark),
      showscale: false,
      texttemplate: '%{z:.2f}',
      textfont: { size: 10.5, color: palette.text },
      hovertemplate: 'I(%{y}; %{x}) = %{z:.3f} nats<extra></extra>',
    }],
    layout: {
      ...baseLayout(palette),
      margin: { l: 40, r: 8, t: 24, b: 8 },
      xaxis: { ...axis, type: 'category', side: 'top' },
      yaxis: { ...axis, type: 'category', autorange: 'reversed' },
    },
    table: () => ({ columns: ['latent', ...factors.map((factor) => `mutual_information_${factor}_nats`)], rows: order.map((latent, row) => [latent, ...values[row]!]) }),
  };
}
