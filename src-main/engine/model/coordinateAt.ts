/** The coordinate of one of `side` evenly spaced positions from −1 to 1 (Watters et al. 2019, Algorithm 1). */
export function coordinateAt(position: number, side: number): number {
  return side === 1 ? -1 : -1 + (2 * position) / (side - 1);
}
