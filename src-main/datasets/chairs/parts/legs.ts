import type { ChairMesh } from '../chairMesh';
import type { ChairModel } from '../chairModels';
import type { Vector } from '../../vector';

/** Thickness of legs. */
const SECTION = 0.042;
/** Splayed legs start nearer to the middle, as a share of the usual distance, and lean outwards. */
const SPLAY = { inset: 0.75, slope: 0.125 };
/** Radius of a thin tube. */
const TUBE = 0.014;
/** Above this seat height legs are tied by a footrest. */
const FOOTREST_FROM = 0.6;
/** Feet of a pedestal, the height of the star, and the radius of its column. */
const STAR = { feet: 5, height: 0.07, column: 0.03 };

/** What carries the seat. */
export function addLegs(mesh: ChairMesh, model: ChairModel): void {
  if (model.legs === 'pedestal') addPedestal(mesh, model);
  else if (model.legs === 'sled') addSled(mesh, model);
  else if (model.legs === 'panels') addPanels(mesh, model);
  else addFourLegs(mesh, model);
}

/** Half the distance between the legs, across and along. */
function stance({ seat, width, depth }: ChairModel): [across: number, along: number] {
  return seat === 'round' ? [0.34 * width, 0.34 * width] : [width / 2 - SECTION / 2, depth / 2 - SECTION / 2];
}

function addFourLegs(mesh: ChairMesh, model: ChairModel): void {
  const top = model.seatHeight - model.thickness;
  const splayed = model.legs === 'splayed';
  const [across, along] = stance(model);
  const corner = (x: number, y: number, z: number): Vector => {
    const spread = splayed ? SPLAY.inset + (SPLAY.slope * (top - z)) / across : 1;
    return [x * across * spread, y * along * spread, z];
  };
  for (const x of [-1, 1]) {
    for (const y of [-1, 1]) {
      if (splayed) mesh.rod(corner(x, y, top), corner(x, y, 0), 0.6 * SECTION, 0.35 * SECTION, model.frameTone);
      else mesh.beam(corner(x, y, top), corner(x, y, 0), [1, 0, 0], SECTION, SECTION, model.frameTone);
    }
  }
  if (model.seatHeight < FOOTREST_FROM) return;
  const height = 0.3 * model.seatHeight;
  for (const [x, y, nextX, nextY] of [[-1, -1, 1, -1], [1, -1, 1, 1], [1, 1, -1, 1], [-1, 1, -1, -1]]) {
    mesh.rod(corner(x!, y!, height), corner(nextX!, nextY!, height), TUBE, TUBE, model.frameTone);
  }
}

/** A column on a star of five feet with casters. */
function addPedestal(mesh: ChairMesh, model: ChairModel): void {
  const reach = 0.62 * Math.max(model.width, model.depth);
  mesh.rod([0, 0, model.seatHeight - model.thickness], [0, 0, STAR.height], STAR.column, STAR.column, model.frameTone);
  for (let foot = 0; foot < STAR.feet; foot++) {
    const angle = Math.PI / 2 + (2 * Math.PI * foot) / STAR.feet;
    const [x, y] = [reach * Math.cos(angle), reach * Math.sin(angle)];
    mesh.beam([0, 0, STAR.height + 0.03], [x, y, STAR.height], [-y, x, 0], SECTION, SECTION, model.frameTone);
    mesh.rod([x, y, STAR.height], [x, y, 0], 0.7 * SECTION, 0.7 * SECTION, model.frameTone);
  }
}

/** Two bent tubes with runners on the floor. */
function addSled(mesh: ChairMesh, model: ChairModel): void {
  const top = model.seatHeight - model.thickness;
  const [across, along] = stance(model);
  for (const x of [-across, across]) {
    const bends: Vector[] = [[x, along, top], [x, along + 0.03, TUBE], [x, -along - 0.06, TUBE], [x, -along, top]];
    for (let bend = 0; bend + 1 < bends.length; bend++) mesh.rod(bends[bend]!, bends[bend + 1]!, 1.3 * TUBE, 1.3 * TUBE, model.frameTone);
  }
  if (model.seatHeight < FOOTREST_FROM) return;
  mesh.rod([-across, along, 0.3 * top], [across, along, 0.3 * top], TUBE, TUBE, model.frameTone);
}

/** Two upright boards. */
function addPanels(mesh: ChairMesh, model: ChairModel): void {
  const top = model.seatHeight - model.thickness;
  const [across, along] = stance(model);
  for (const x of [-across, across]) mesh.beam([x, 0, top], [x, 0, 0], [1, 0, 0], 0.7 * SECTION, 1.9 * along, model.frameTone);
}
