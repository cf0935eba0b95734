import type { ChairMesh } from '../chairMesh';
import type { ChairModel } from '../chairModels';
import { arc, roundedRectangle, type Point } from '../outlines';
import type { Vector } from '../../vector';
import { BACK_POST, backPlace, backWidth } from './backPlane';

/** Measures of what is between the posts; `gap` is the distance from one to the next. */
const SLAT = { width: 0.045, depth: 0.018, gap: 0.1 };
const RUNG = { height: 0.05, depth: 0.02, gap: 0.13 };
const SPINDLE = { radius: 0.011, hoop: 0.016, gap: 0.075 };
/** How high a low back rises, as a share of the usual height, and how far around the seat it reaches to each side. */
const LOW = { rise: 0.55, reach: (105 * Math.PI) / 180, depth: 0.035, columns: 20, rows: 4 };

/** What one leans against. */
export function addBack(mesh: ChairMesh, model: ChairModel): void {
  if (model.back === 'low') addBarrel(mesh, model);
  else if (model.back === 'solid' || model.back === 'rounded') addPanel(mesh, model);
  else if (model.back === 'spindles') addSpindles(mesh, model);
  else addPostsAndBars(mesh, model);
}

/** Through the back, towards its rear. */
function rearwards({ recline }: ChairModel, depth: number): Vector {
  return [0, -depth * Math.cos(recline), -depth * Math.sin(recline)];
}

function addPanel(mesh: ChairMesh, model: ChairModel): void {
  const width = backWidth(model);
  const height = model.backHeight;
  const outline: Point[] = model.back === 'solid'
    ? roundedRectangle(width, height, 0.05).map(([x, y]) => [x, y + height / 2])
    : [[-width / 2, 0], [width / 2, 0], ...arc(width / 2, height * 0.6, 0, Math.PI, 16).map(([x, y]): Point => [x, y + height * 0.4])];
  mesh.prism(outline.map(([x, rise]) => backPlace(model, x, rise)), rearwards(model, 0.75 * model.thickness), model.seatTone);
}

function addPostsAndBars(mesh: ChairMesh, model: ChairModel): void {
  const { backHeight, back, frameTone, seatTone } = model;
  const side = backWidth(model) / 2 - BACK_POST / 2;
  for (const x of [-side, side]) mesh.beam(backPlace(model, x, -model.thickness), backPlace(model, x, backHeight), [1, 0, 0], BACK_POST, BACK_POST, frameTone);
  if (back === 'ladder') {
    const rungs = Math.max(2, Math.round(backHeight / RUNG.gap));
    for (let rung = 1; rung <= rungs; rung++) {
      const rise = (backHeight * rung) / rungs - RUNG.height / 2;
      mesh.beam(backPlace(model, -side, rise), backPlace(model, side, rise), [0, 1, 0], RUNG.depth, RUNG.height, seatTone);
    }
    return;
  }
  const top = backHeight - RUNG.height / 2;
  mesh.beam(backPlace(model, -side, top), backPlace(model, side, top), [0, 1, 0], BACK_POST, 1.6 * RUNG.height, frameTone);
  const slats = Math.max(2, Math.round((2 * side) / SLAT.gap) - 1);
  for (let slat = 1; slat <= slats; slat++) {
    const x = -side + (2 * side * slat) / (slats + 1);
    mesh.beam(backPlace(model, x, 0), backPlace(model, x, top), [1, 0, 0], SLAT.width, SLAT.depth, seatTone);
  }
}

/** Thin rods under a hoop, as Windsor chairs have them. */
function addSpindles(mesh: ChairMesh, model: ChairModel): void {
  const half = backWidth(model) / 2 - SPINDLE.hoop;
  const height = model.backHeight;
  const hoop = arc(half, height, 0, Math.PI, 16).map(([x, rise]) => backPlace(model, x, rise));
  for (let index = 0; index + 1 < hoop.length; index++) mesh.rod(hoop[index]!, hoop[index + 1]!, SPINDLE.hoop, SPINDLE.hoop, model.frameTone);
  const rods = Math.floor((2 * half) / SPINDLE.gap);
  for (let rod = 1; rod <= rods; rod++) {
    const x = -half + (2 * half * rod) / (rods + 1);
    mesh.rod(backPlace(model, x, 0), backPlace(model, x, height * Math.sqrt(1 - (x / half) ** 2)), SPINDLE.radius, SPINDLE.radius, model.frameTone);
  }
}

/** A low back that bends around the seat. */
function addBarrel(mesh: ChairMesh, model: ChairModel): void {
  const along = (model.seat === 'round' ? model.width : model.depth) / 2 - LOW.depth / 2;
  const places = arc(model.width / 2 - LOW.depth / 2, along, -Math.PI / 2 - LOW.reach, -Math.PI / 2 + LOW.reach, LOW.columns);
  const rows = Array.from({ length: LOW.rows + 1 }, (_, row) => places.map(([x, y], column): Vector => {
    const fromMiddle = Math.abs((2 * column) / LOW.columns - 1);
    const rise = (LOW.rise * model.backHeight * (1 - 0.5 * fromMiddle ** 3) * row) / LOW.rows;
    return [x, y - rise * Math.sin(model.recline) * (1 - fromMiddle), model.seatHeight + rise];
  }));
  mesh.shell(rows, LOW.depth, model.seatTone);
}
