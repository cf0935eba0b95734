/** Below this the series of the error function is used, above it the continued fraction of its complement. */
const FEW_TERMS_SUFFICE = 2;
const FRACTION_TERMS = 120;

/** The probability that a standard normal variable lies below `value`; small ones are as precise as large ones. */
export function normalCumulative(value: number): number {
  const tail = complementaryErrorFunction(Math.abs(value) / Math.SQRT2) / 2;
  return value > 0 ? 1 - tail : tail;
}

/** erfc(x) for x ≥ 0 (DLMF 7.6.2 and 7.9.3). */
function complementaryErrorFunction(x: number): number {
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < FEW_TERMS_SUFFICE) {
    let term = 2 * x;
    let sum = term;
    for (let order = 1; term > sum * Number.EPSILON; order++) {
      term *= (2 * x * x) / (2 * order + 1);
      sum += term;
    }
    return 1 - scale * sum;
  }
  let fraction = x;
  for (let order = FRACTION_TERMS; order > 0; order--) fraction = x + order / 2 / fraction;
  return scale / fraction;
}
