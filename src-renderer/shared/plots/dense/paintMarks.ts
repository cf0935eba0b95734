import type { PaintedTrace } from '../painter/paintedFigure';
import { paintTraces } from '../painter/paintTraces';
import type { PlotPlane } from '../painter/plotPlane';
import type { IdentifiedTrace } from './pointIndex';

const RING_GAP = 3;

/** Rings around the points of marked runs, and their curves drawn strong. */
export function paintMarks(
  context: CanvasRenderingContext2D, plane: PlotPlane, traces: readonly (PaintedTrace & IdentifiedTrace)[],
  highlighted: string | null, picked: ReadonlySet<string>, colors: { readonly ring: string; readonly picked: string },
): void {
  if (highlighted === null && picked.size === 0) return;
  for (const trace of traces) {
    const { ids, meta } = trace;
    if (typeof meta === 'string') {
      if (meta === highlighted || picked.has(meta)) paintTraces(context, plane, [{ ...trace, opacity: 1, line: { ...trace.line, color: meta === highlighted ? colors.ring : colors.picked, width: meta === highlighted ? 2.4 : 1.6 } }], undefined);
      continue;
    }
    ids?.forEach((id, point) => {
      if (id === highlighted) ring(context, plane, trace, point, colors.ring, 2);
      else if (picked.has(id)) ring(context, plane, trace, point, colors.picked, 1.6);
    });
  }
}

function ring(context: CanvasRenderingContext2D, plane: PlotPlane, { x, y, marker }: PaintedTrace, point: number, color: string, width: number): void {
  const across = plane.placeX(x[point]!);
  const up = plane.placeY(y[point]!);
  if (across === null || up === null || across < plane.left - 1 || across > plane.left + plane.width + 1 || up < plane.top - 1 || up > plane.top + plane.height + 1) return;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  context.arc(across, up, (marker?.size ?? 6) / 2 + RING_GAP, 0, 2 * Math.PI);
  context.stroke();
}
