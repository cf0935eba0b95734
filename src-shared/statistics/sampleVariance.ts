import { mean } from './mean';

/** Sum of squared differences from the mean over N − 1, as of a sample. @param values two at least */
export function sampleVariance(values: readonly number[]): number {
  // The mean of equal values may be off by a rounding, which must not look like a spread.
  if (values.every((value) => value === values[0])) return 0;
  const center = mean(values);
  return values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1);
}
