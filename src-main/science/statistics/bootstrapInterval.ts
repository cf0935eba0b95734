/** 97.5 % of a standard normal distribution lie below it. */
const QUANTILE = 1.959963984540054;

/**
 * The 95 % normal bootstrap interval (Efron and Tibshirani 1993): the value and 1.96 standard deviations of its
 * replicates to either side, as far as the metric can go. Unlike percentiles it needs few replicates, and is not moved by the
 * bias that resampling adds to estimates of information.
 * @param replicates at least two.
 */
export function bootstrapInterval(value: number, replicates: readonly number[], least: number, most: number): [low: number, high: number] {
  const mean = replicates.reduce((sum, replicate) => sum + replicate, 0) / replicates.length;
  const variance = replicates.reduce((sum, replicate) => sum + (replicate - mean) ** 2, 0) / (replicates.length - 1);
  const reach = QUANTILE * Math.sqrt(variance);
  return [Math.min(value, Math.max(least, value - reach)), Math.max(value, Math.min(most, value + reach))];
}
