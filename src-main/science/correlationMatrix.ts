/**
 * Pearson correlations of the columns of a table, [columns][columns]; 0 for columns that never change, their diagonal included.
 * @param table [rows, columns]
 */
export function correlationMatrix(table: Float64Array, columns: number): number[][] {
  const rows = table.length / columns;
  const means = new Float64Array(columns);
  for (let index = 0; index < table.length; index++) means[index % columns]! += table[index]! / rows;
  const products = new Float64Array(columns * columns);
  const centered = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) centered[column] = table[row * columns + column]! - means[column]!;
    for (let first = 0; first < columns; first++) {
      const factor = centered[first]!;
      for (let second = 0; second <= first; second++) products[first * columns + second]! += factor * centered[second]!;
    }
  }
  const scale = Array.from({ length: columns }, (_, column) => {
    const square = products[column * columns + column]!;
    // Rounding of the mean leaves a trace of a variance in a column that is constant.
    return square > rows * (Number.EPSILON * means[column]!) ** 2 && square > 0 ? 1 / Math.sqrt(square) : 0;
  });
  return scale.map((own, first) => scale.map((other, second) => {
    if (first === second) return own > 0 ? 1 : 0;
    return own * other * products[Math.max(first, second) * columns + Math.min(first, second)]!;
  }));
}
