import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { correlationMatrix } from './correlationMatrix';

export interface TotalCorrelation {
  /** In nats; infinite where some latents are a linear function of others. */
  readonly value: number;
  /** [latents][latents]; rows and columns of latents that never change are 0. */
  readonly correlation: number[][];
}

/** A latent of which the others leave a smaller share of the variance unexplained is a function of them, but for rounding. */
const LEAST_VARIANCE = 1e-12;

/**
 * Total correlation (Watanabe 1960; as in Locatello et al. 2019) of the Gaussian with the covariance Σ of the codes, ½·(Σ_j
 * ln Σ_jj − ln |Σ|), which is −½·ln of the determinant of their correlation matrix. Latents that never change are left out:
 * they are independent of all others.
 * @param codes [samples, latents]
 */
export function totalCorrelation(codes: Float64Array, latents: number): TotalCorrelation {
  const correlation = correlationMatrix(codes, latents);
  const changing = correlation.flatMap((row, latent) => (row[latent]! > 0 ? [latent] : []));
  if (changing.length === 0) return { value: 0, correlation };
  const decomposition = new CholeskyDecomposition(new Matrix(changing.map((row) => changing.map((column) => correlation[row]![column]!))));
  if (!decomposition.isPositiveDefinite()) return { value: Number.POSITIVE_INFINITY, correlation };
  // The diagonal of the factor: the share of a latent's standard deviation that those before it leave unexplained.
  const unexplained = decomposition.lowerTriangularMatrix.diagonal();
  if (unexplained.some((share) => share ** 2 < LEAST_VARIANCE)) return { value: Number.POSITIVE_INFINITY, correlation };
  return { value: Math.max(0, -unexplained.reduce((sum, share) => sum + Math.log(share), 0)), correlation };
}
