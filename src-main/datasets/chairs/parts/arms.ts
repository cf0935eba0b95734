import type { ChairMesh } from '../chairMesh';
import type { ChairModel } from '../chairModels';
import { backPlace } from './backPlane';

/** Above the seat. */
const HEIGHT = 0.22;
const REST = { width: 0.05, depth: 0.03 };
const POST = 0.035;
/** Thickness of solid arms, as a share of that of the seat, and the least of it. */
const SOLID = { share: 0.9, least: 0.04 };

/** What one's arms lie on. */
export function addArms(mesh: ChairMesh, model: ChairModel): void {
  if (model.arms === 'none') return;
  const { width, depth, seatHeight, thickness, frameTone, seatTone } = model;
  const top = seatHeight + HEIGHT;
  const front = depth / 2;
  // Other backs have posts at their sides that carry the arms.
  const ownPosts = model.back === 'low' || model.back === 'spindles' || model.back === 'rounded';
  for (const side of [-1, 1]) {
    if (model.arms === 'solid') {
      const breadth = Math.max(SOLID.least, SOLID.share * thickness);
      const x = side * (width / 2 + breadth / 2);
      const bottom = seatHeight - 1.4 * thickness;
      mesh.beam([x, 0, bottom], [x, 0, top], [1, 0, 0], breadth, depth, seatTone);
      continue;
    }
    const x = side * (width / 2 + POST / 4);
    const [, rear] = backPlace(model, x, HEIGHT);
    mesh.beam([x, rear, top], [x, front, top], [1, 0, 0], REST.width, REST.depth, frameTone);
    mesh.beam([x, front - POST, seatHeight - thickness], [x, front - POST, top], [1, 0, 0], POST, POST, frameTone);
    if (ownPosts) mesh.beam([x, rear + POST, seatHeight - thickness], [x, rear + POST, top], [1, 0, 0], POST, POST, frameTone);
  }
}
