import type { Annotation, Shape } from 'plotly.js-dist';
import type { Mig } from '@shared/run/evaluation';
import { escapeMarkup } from '@renderer/shared/plots/curveFigure';
import type { Figure } from '@renderer/shared/plots/figure';
import { informationFigure } from '@renderer/shared/plots/informationFigure';
import type { PlotPalette } from '@renderer/shared/plots/plotPalette';
import { factorGaps, shownInformation } from './factorInformation';

export interface GapOptions {
  /** Latents from the top. */
  readonly order: readonly number[];
  /** Whether cells show the share I/H of what there is to know of the factor, instead of nats. */
  readonly normalized: boolean;
}

/** The mutual information of a model with the two best latents of each factor marked and the gap between them below. */
export function gapFigure(mig: Mig, factors: readonly string[], { order, normalized }: GapOptions, palette: PlotPalette): Figure {
  const gaps = factorGaps(mig);
  const base = informationFigure({ ...mig, mutualInformation: shownInformation(mig, normalized) }, factors, order, palette);
  const [map] = base.data;
  return {
    ...base,
    data: [{ ...map, ...(normalized ? { zmax: 1 } : {}), hovertemplate: `I(%{y}; %{x}) = %{z:.3f}${normalized ? ' of H' : ' nats'}<extra></extra>` } as Figure['data'][number]],
    layout: {
      ...base.layout,
      margin: { l: 34, r: 6, t: 22, b: 32 },
      shapes: gaps.flatMap(({ best, second }, factor) => [
        ...(second === null ? [] : [cellFrame(factor, order.indexOf(second), { color: palette.text, width: 1.5, dash: 'dot' })]),
        cellFrame(factor, order.indexOf(best), { color: palette.reference, width: 2.2 }),
      ]),
      annotations: gaps.map(({ gap }, factor) => gapLabel(factor, gap, palette)),
    },
    table: () => ({
      columns: ['factor', 'gap', 'entropy_nats', 'best_latent', 'second_latent', ...order.map((latent) => `mutual_information_z${String(latent)}_nats`)],
      rows: gaps.map(({ gap, entropy, best, second }, factor) => [factors[factor] ?? `factor ${String(factor + 1)}`, gap, entropy, best, second, ...order.map((latent) => mig.mutualInformation[latent]?.[factor] ?? null)]),
    }),
  };
}

function cellFrame(factor: number, row: number, line: Shape['line']): Partial<Shape> {
  return { type: 'rect', xref: 'x', yref: 'y', x0: factor - 0.46, x1: factor + 0.46, y0: row - 0.44, y1: row + 0.44, line };
}

function gapLabel(factor: number, gap: number, palette: PlotPalette): Partial<Annotation> {
  return { x: factor, xref: 'x', y: 0, yref: 'paper', yanchor: 'top', yshift: -3, showarrow: false, text: `gap<br><b>${escapeMarkup(gap.toFixed(2))}</b>`, font: { size: 10.5, color: palette.text } };
}
