import type { ChairModel } from '../chairModels';
import type { Vector } from '../../vector';

/** Thickness of the posts of a back. */
export const BACK_POST = 0.04;
/** Share of the chair's width that a back takes on a round seat. */
const NARROW = 0.8;

/** A place in the plane of the back, which leans backwards from the rear of the seat. @param rise along the back, from the seat. */
export function backPlace({ depth, width, seat, seatHeight, recline }: ChairModel, across: number, rise: number): Vector {
  const rear = seat === 'round' ? (NARROW * width) / 2 : depth / 2 - BACK_POST / 2;
  return [across, -rear - rise * Math.sin(recline), seatHeight + rise * Math.cos(recline)];
}

/** How wide the back is. */
export function backWidth({ seat, width }: ChairModel): number {
  return seat === 'round' ? NARROW * width : width;
}
