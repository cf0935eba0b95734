import { mean } from './mean';

/** Sum of squared differences from the mean over N − 1, as of a sample. @param values two at least */
export function sampleVariance(values: readonly number[] | Float64Array): number {
  const center = mean(values);
  let sum = 0;
  let differ = false;
  for (const value of values) {
    differ ||= value !== values[0];
    sum += (value - center) ** 2;
  }
  // The mean of equal values may be off by a rounding, which must not look like a spread.
  return differ ? sum / (values.length - 1) : 0;
}
