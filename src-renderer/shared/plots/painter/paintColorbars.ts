import type { PaintedTrace } from './paintedFigure';
import type { PlotPlane } from './plotPlane';

/** The color bars of traces that carry one, right of the axes. */
export function paintColorbars(context: CanvasRenderingContext2D, plane: PlotPlane, traces: readonly PaintedTrace[], layout: { readonly left: number; readonly top: number; readonly width: number; readonly height: number; readonly family: string }): void {
  for (const { marker } of traces) {
    if (marker?.showscale !== true || !marker.colorbar || !marker.colorscale) continue;
    const { xpad, y, len, thickness, tickfont, tickvals = [], ticktext = [], title } = marker.colorbar;
    const length = layout.height * len;
    const bottom = layout.top + layout.height * (1 - y) + length / 2;
    const left = Math.max(plane.left + plane.width, layout.left + layout.width) + xpad;
    const gradient = context.createLinearGradient(0, bottom, 0, bottom - length);
    for (const [position, color] of marker.colorscale) gradient.addColorStop(position, color);
    context.fillStyle = gradient;
    context.fillRect(left, bottom - length, thickness, length);
    const low = marker.cmin ?? 0;
    const high = marker.cmax ?? 1;
    context.font = `${String(tickfont.size)}px ${layout.family}`;
    context.fillStyle = tickfont.color;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    tickvals.forEach((value, index) => {
      context.fillText(ticktext[index] ?? String(value), left + thickness + 3, bottom - ((value - low) / (high - low || 1)) * length);
    });
    context.font = `${String(title.font.size)}px ${layout.family}`;
    context.fillStyle = title.font.color;
    context.textBaseline = 'bottom';
    context.fillText(title.text, left, bottom - length - 6);
  }
}
