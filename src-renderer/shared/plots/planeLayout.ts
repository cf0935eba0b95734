import type { Figure } from './figure';
import { baseAxis, baseLayout, type PlotPalette } from './plotPalette';

/** Axes of the plane of two latents: a square around the origin on which a unit is as long upwards as sideways. */
export function planeLayout([horizontal, vertical]: readonly [number, number], extent: number, palette: PlotPalette, right: number): Figure['layout'] {
  const axis = { ...baseAxis(palette), range: [-extent, extent] as [number, number], constrain: 'domain' as const, dtick: extent > 8 ? 4 : extent > 4 ? 2 : 1 };
  return {
    ...baseLayout(palette),
    uirevision: `${String(horizontal)},${String(vertical)}`,
    margin: { l: 44, r: right, t: 8, b: 38, autoexpand: false },
    hovermode: 'closest',
    xaxis: { ...axis, title: { ...axis.title, text: `latent ${String(horizontal)}` } },
    yaxis: { ...axis, title: { ...axis.title, text: `latent ${String(vertical)}` }, scaleanchor: 'x', scaleratio: 1 },
  };
}
