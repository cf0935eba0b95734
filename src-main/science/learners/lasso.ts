const MOST_SWEEPS = 1000;
const TOLERANCE = 1e-8;

/**
 * Weights of a linear model of one target under an L1 penalty (Tibshirani 1996): minimizes ‖y − Xw‖²/(2·rows) + α·‖w‖₁ by
 * coordinate descent, as scikit-learn's Lasso does on centered data.
 * @param covariance XᵀX/rows of the centered columns, [columns, columns]
 * @param products Xᵀy/rows of the centered columns and target, [columns]
 */
export function lasso(covariance: Float64Array, products: Float64Array, alpha: number): Float64Array {
  const columns = products.length;
  const weights = new Float64Array(columns);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largestMove = 0;
    for (let column = 0; column < columns; column++) {
      const variance = covariance[column * columns + column]!;
      if (variance === 0) continue;
      let rest = products[column]!;
      for (let other = 0; other < columns; other++) if (other !== column) rest -= covariance[column * columns + other]! * weights[other]!;
      const weight = (Math.sign(rest) * Math.max(0, Math.abs(rest) - alpha)) / variance;
      largestMove = Math.max(largestMove, Math.abs(weight - weights[column]!));
      weights[column] = weight;
    }
    if (largestMove < TOLERANCE) break;
  }
  return weights;
}
