import { Matrix, SingularValueDecomposition, pseudoInverse } from 'ml-matrix';

/** How well an affine map from two latents explains the factors. */
export interface AffineFit {
  /** R² = 1 − residual / total sum of squares, pooled over the factors. */
  readonly score: number;
  /** Smaller over larger singular value of the map's linear part: 1 for a similarity, 0 where it collapses. Null with one factor. */
  readonly singularValueRatio: number | null;
}

/** A direction with less than about this share of the latents' variance is rounding, not signal. */
const RANK_TOLERANCE = 1e-12;

/**
 * Least-squares fit of an affine map from two latents to the factors. The score is 1 where the factors can be read off the
 * latent plane by a straight grid (Watters et al. 2019, Figure 4), however rotated or sheared; the ratio tells whether that
 * grid is also square.
 * @param latents [samples, 2]
 * @param factors [samples, factorCount], each scaled to [0, 1] over its range, so that all count alike.
 */
export function affineFit(latents: Float64Array, factors: Float64Array, factorCount: number): AffineFit {
  const inputs = scaled(centered(latents, 2));
  const outputs = scaled(centered(factors, factorCount));
  // Normal equations of 2 unknowns a factor: small, and exact enough once both sides are centered.
  const covariance = innerProducts(inputs, 2, inputs, 2);
  const cross = innerProducts(inputs, 2, outputs, factorCount);
  const map = pseudoInverse(covariance, RANK_TOLERANCE).mmul(cross);
  let total = 0;
  let residual = 0;
  for (let index = 0; index < outputs.length; index++) {
    const row = Math.floor(index / factorCount);
    const factor = index % factorCount;
    const predicted = inputs[row * 2]! * map.get(0, factor) + inputs[row * 2 + 1]! * map.get(1, factor);
    total += outputs[index]! ** 2;
    residual += (outputs[index]! - predicted) ** 2;
  }
  return { score: total > 0 ? 1 - residual / total : 0, singularValueRatio: factorCount === 1 ? null : singularValueRatio(map) };
}

function singularValueRatio(map: Matrix): number {
  const [largest = 0, smallest = 0] = new SingularValueDecomposition(map, { autoTranspose: true }).diagonal;
  return largest > 0 ? smallest / largest : 0;
}

function centered(table: Float64Array, width: number): Float64Array {
  const rows = table.length / width;
  const means = new Float64Array(width);
  table.forEach((value, index) => { means[index % width]! += value / rows; });
  return table.map((value, index) => value - means[index % width]!);
}

/** Divided by a power of two, which is exact, so that no value is larger than 2: squares of the tiniest values would be lost. Neither number of the fit depends on it. */
function scaled(table: Float64Array): Float64Array {
  const largest = table.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
  return table.map((value) => value / unit);
}

/** Transpose of the first table times the second, [firstWidth, secondWidth]. */
function innerProducts(first: Float64Array, firstWidth: number, second: Float64Array, secondWidth: number): Matrix {
  const products = Matrix.zeros(firstWidth, secondWidth);
  for (let row = 0; row < first.length / firstWidth; row++) {
    for (let left = 0; left < firstWidth; left++) {
      for (let right = 0; right < secondWidth; right++) {
        products.set(left, right, products.get(left, right) + first[row * firstWidth + left]! * second[row * secondWidth + right]!);
      }
    }
  }
  return products;
}
