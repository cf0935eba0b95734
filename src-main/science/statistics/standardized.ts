/** Means and standard deviations (over all rows) of the columns of a table. */
export interface ColumnScales {
  readonly means: Float64Array;
  /** 1 for columns that never change, which leaves them at 0. */
  readonly deviations: Float64Array;
}

/** @param table [rows, columns] */
export function columnScales(table: Float64Array, columns: number): ColumnScales {
  const rows = table.length / columns;
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  for (let index = 0; index < table.length; index++) means[index % columns]! += table[index]! / rows;
  for (let index = 0; index < table.length; index++) squares[index % columns]! += (table[index]! - means[index % columns]!) ** 2 / rows;
  return { means, deviations: squares.map((square) => (square > 0 ? Math.sqrt(square) : 1)) };
}

/** A table with each column moved and scaled. @param table [rows, columns] */
export function standardized(table: Float64Array, { means, deviations }: ColumnScales): Float64Array {
  const columns = means.length;
  return table.map((value, index) => (value - means[index % columns]!) / deviations[index % columns]!);
}
