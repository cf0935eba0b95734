import { ChairMesh } from './chairMesh';
import type { ChairModel } from './chairModels';
import { addArms } from './parts/arms';
import { addBack } from './parts/back';
import { addLegs } from './parts/legs';
import { addSeat } from './parts/seat';

/** The surface of a whole chair that stands on the plane z = 0, its seat around the z axis. */
export function buildChair(model: ChairModel): ChairMesh {
  const mesh = new ChairMesh();
  addSeat(mesh, model);
  addBack(mesh, model);
  addLegs(mesh, model);
  addArms(mesh, model);
  return mesh;
}
