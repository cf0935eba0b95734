import { sampleVariance } from './sampleVariance';

/**
 * Gaussian kernel density of some values, with Scott's bandwidth σ·N^(−1/5) (Scott 1992) unless another is given.
 * @param at where the density is wanted.
 * @returns one density for each of `at`; null with fewer than two values, or where they never vary and no bandwidth is given
 */
export function kernelDensity(values: readonly number[], at: readonly number[], bandwidth = scottBandwidth(values)): number[] | null {
  if (bandwidth === null || values.length === 0) return null;
  const scale = 1 / (values.length * bandwidth * Math.sqrt(2 * Math.PI));
  return at.map((place) => scale * values.reduce((sum, value) => sum + Math.exp(-0.5 * ((place - value) / bandwidth) ** 2), 0));
}

function scottBandwidth(values: readonly number[]): number | null {
  const variance = values.length < 2 ? 0 : sampleVariance(values);
  return variance > 0 ? Math.sqrt(variance) * values.length ** -0.2 : null;
}
