import { logGamma } from './logGamma';

const PRECISION = 1e-15;
const MOST_TERMS = 1000;
/** In place of a denominator of 0. */
const TINY = 1e-300;

/**
 * The regularized incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) evaluated with Lentz's method.
 * @param x in [0, 1]
 * @param a, b above 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean; above it the other tail does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(logFront) / a) * continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  const avoidZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let numerator = 1;
  let denominator = 1 / avoidZero(1 - ((a + b) * x) / (a + 1));
  let result = denominator;
  for (let term = 1; term <= MOST_TERMS; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term));
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1));
    let factor = 1;
    for (const coefficient of [even, odd]) {
      denominator = 1 / avoidZero(1 + coefficient * denominator);
      numerator = avoidZero(1 + coefficient / numerator);
      factor = numerator * denominator;
      result *= factor;
    }
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return result;
}
