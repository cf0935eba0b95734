import type { ChairMesh } from '../chairMesh';
import type { ChairModel } from '../chairModels';
import { roundedRectangle, ring } from '../outlines';

const CORNER = 0.06;

/** What one sits on: a disk, or a plate or cushion with rounded corners. */
export function addSeat(mesh: ChairMesh, { seat, width, depth, seatHeight, thickness, seatTone }: ChairModel): void {
  const outline = seat === 'round' ? ring(width / 2) : roundedRectangle(width, depth, CORNER);
  mesh.prism(outline.map(([x, y]) => [x, y, seatHeight]), [0, 0, -thickness], seatTone);
}
