import { incompleteBeta } from '@shared/statistics/incompleteBeta';
import { normalQuantile } from '@shared/statistics/normalQuantile';

/** Keeps the quantile finite. */
const LEAST_PROBABILITY = 1e-300;

/**
 * Carries codes of a Student-t prior over to a Gaussian one, each to the quantile of a standard normal that it has under the
 * t-distribution, so that metrics made for Gaussian codes apply (Mathieu et al. 2019, their program).
 */
export function studentToGaussian(codes: Float64Array, degreesOfFreedom: number): Float64Array {
  return codes.map((code) => {
    const tail = incompleteBeta(degreesOfFreedom / (degreesOfFreedom + code * code), degreesOfFreedom / 2, 0.5) / 2;
    return -Math.sign(code) * normalQuantile(Math.max(LEAST_PROBABILITY, tail));
  });
}
