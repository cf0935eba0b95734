/**
 * Chosen rows of a table, in the order given.
 * @param table [rows, width]
 * @returns [chosen, width]
 */
export function takeRows(table: Float64Array, width: number, chosen: Uint32Array): Float64Array {
  const taken = new Float64Array(chosen.length * width);
  for (let place = 0; place < chosen.length; place++) {
    const source = chosen[place]! * width;
    const target = place * width;
    for (let column = 0; column < width; column++) taken[target + column] = table[source + column]!;
  }
  return taken;
}
