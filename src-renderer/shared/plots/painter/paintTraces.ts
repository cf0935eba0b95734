import { markerPath } from './markerPath';
import type { PaintedLayout, PaintedTrace } from './paintedFigure';
import type { PlotPlane } from './plotPlane';

const DASHES = [3, 3];

/** Lines and what they enclose, markers and bars, and straight reference lines over them. */
export function paintTraces(context: CanvasRenderingContext2D, plane: PlotPlane, traces: readonly PaintedTrace[], shapes: PaintedLayout['shapes']): void {
  context.save();
  context.beginPath();
  // A marker at the edge may reach over it, as it does in Plotly.
  context.rect(plane.left - 3, plane.top - 3, plane.width + 6, plane.height + 6);
  context.clip();
  context.lineJoin = 'round';
  for (const trace of traces) {
    context.globalAlpha = trace.opacity ?? 1;
    if (trace.type === 'bar') paintBars(context, plane, trace);
    if (trace.mode?.includes('lines') === true) paintLine(context, plane, trace);
    if (trace.mode?.includes('markers') === true) paintMarkers(context, plane, trace);
  }
  context.globalAlpha = 1;
  for (const shape of shapes ?? []) {
    const upright = shape.yref === 'paper';
    const at = upright ? plane.placeX(Number(shape.x0)) : plane.placeY(Number(shape.y0));
    if (at === null) continue;
    context.strokeStyle = String(shape.line?.color ?? 'gray');
    context.lineWidth = shape.line?.width ?? 1;
    context.setLineDash(DASHES);
    context.beginPath();
    context.moveTo(upright ? at : plane.left, upright ? plane.top : at);
    context.lineTo(upright ? at : plane.left + plane.width, upright ? plane.top + plane.height : at);
    context.stroke();
    context.setLineDash([]);
  }
  context.restore();
}

function paintLine(context: CanvasRenderingContext2D, plane: PlotPlane, { x, y, line, fill, fillcolor }: PaintedTrace): void {
  context.strokeStyle = line?.color ?? 'gray';
  context.lineWidth = line?.width ?? 1;
  context.beginPath();
  let previous: number | null = null;
  for (let index = 0; index < x.length; index++) {
    const across = plane.placeX(x[index]!);
    const up = plane.placeY(y[index]!);
    if (across === null || up === null) {
      previous = null;
      continue;
    }
    if (previous === null) context.moveTo(across, up);
    else {
      if (line?.shape === 'hv') context.lineTo(across, previous);
      context.lineTo(across, up);
    }
    previous = up;
  }
  if (fill === 'toself') {
    context.fillStyle = fillcolor ?? 'gray';
    context.fill();
  }
  if (line?.width === 0) return;
  if (line?.dash !== undefined) context.setLineDash(DASHES);
  context.stroke();
  if (line?.dash !== undefined) context.setLineDash([]);
}

function paintMarkers(context: CanvasRenderingContext2D, plane: PlotPlane, { x, y, marker, opacity }: PaintedTrace): void {
  const radius = (marker?.size ?? 6) / 2;
  const trace = markerPath(marker?.symbol);
  context.globalAlpha = (opacity ?? 1) * (marker?.opacity ?? 1);
  const colors = marker?.color;
  context.fillStyle = typeof colors === 'string' ? colors : 'gray';
  context.beginPath();
  for (let index = 0; index < x.length; index++) {
    const across = plane.placeX(x[index]!);
    const up = plane.placeY(y[index]!);
    if (across !== null && up !== null) trace(context, across, up, radius);
  }
  context.fill();
  if (!marker?.line?.color || marker.line.width === 0) return;
  context.strokeStyle = marker.line.color;
  context.lineWidth = marker.line.width ?? 1;
  context.stroke();
}

function paintBars(context: CanvasRenderingContext2D, plane: PlotPlane, { x, y, width = 0.8, marker }: PaintedTrace): void {
  const thickness = (plane.width / Math.max(1, plane.categories.length)) * width;
  const bottom = plane.placeY(0) ?? plane.top + plane.height;
  for (let index = 0; index < x.length; index++) {
    const across = plane.placeX(x[index]!);
    const up = plane.placeY(y[index]!);
    if (across === null || up === null) continue;
    const color = Array.isArray(marker?.color) ? (marker.color as readonly (string | number)[])[index] : marker?.color;
    context.fillStyle = String(color ?? 'gray');
    context.fillRect(across - thickness / 2, up, thickness, bottom - up);
  }
}
