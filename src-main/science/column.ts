/**
 * One column of a row-major table.
 * @param table [rows, width]
 */
export function column(table: ArrayLike<number>, width: number, index: number): Float64Array {
  const values = new Float64Array(table.length / width);
  for (let row = 0; row < values.length; row++) values[row] = table[row * width + index]!;
  return values;
}
