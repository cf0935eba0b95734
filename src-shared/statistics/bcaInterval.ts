import { CONFIDENCE, type Interval } from './interval';
import { mean } from './mean';
import { normalCumulative } from './normalCumulative';
import { normalQuantile } from './normalQuantile';
import { quantile } from './quantile';

/**
 * 95 % bootstrap interval by the percentiles of the replicates, corrected for bias and for a spread that depends on the
 * value (BCa; Efron 1987), as SciPy's `bootstrap` does it by default. It always holds the value.
 * @param value the statistic of the data itself.
 * @param replicates the statistic of data drawn from them with replacement.
 * @param jackknife for each sample that was drawn from, the statistic without each of its values.
 */
export function bcaInterval(value: number, replicates: Float64Array, jackknife: readonly (readonly number[])[]): Interval {
  const acceleration = accelerationOf(jackknife);
  if (acceleration === null) return [value, value];
  let below = 0;
  for (const replicate of replicates) below += replicate < value ? 1 : replicate === value ? 0.5 : 0;
  // Where all replicates lie on one side, half of one is as much as can be said.
  const share = Math.min(Math.max(below, 0.5), replicates.length - 0.5) / replicates.length;
  const bias = normalQuantile(share);
  const end = (probability: number) => {
    const moved = bias + normalQuantile(probability);
    return quantile(replicates.slice(), normalCumulative(bias + moved / (1 - acceleration * moved)));
  };
  return [Math.min(value, end((1 - CONFIDENCE) / 2)), Math.max(value, end((1 + CONFIDENCE) / 2))];
}

/** Null where leaving out values changes nothing. */
function accelerationOf(jackknife: readonly (readonly number[])[]): number | null {
  const influences = jackknife.flatMap((values) => {
    // The mean of equal values may be off by a rounding, which must not look like an influence.
    if (values.every((value) => value === values[0])) return [];
    const center = mean(values);
    return values.map((value) => ((values.length - 1) * (center - value)) / values.length);
  });
  const largest = influences.reduce((most, influence) => Math.max(most, Math.abs(influence)), 0);
  if (largest === 0) return null;
  const power = (exponent: number) => influences.reduce((sum, influence) => sum + (influence / largest) ** exponent, 0);
  return power(3) / (6 * power(2) ** 1.5);
}
