/** Coefficients for g = 7 and nine terms (Lanczos 1964, as computed by Godfrey). */
const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const SHIFT = 7.5;

/** log Γ(x) for x ≥ ½, to about 14 digits. */
export function logGamma(x: number): number {
  const base = x - 1;
  const series = COEFFICIENTS.reduce((sum, coefficient, index) => (index === 0 ? coefficient : sum + coefficient / (base + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(base + SHIFT) - (base + SHIFT) + Math.log(series);
}
