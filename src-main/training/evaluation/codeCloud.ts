import type { CodeCloud } from '@shared/run/evaluation';
import { ascendingOrder } from '../../science/ascendingOrder';
import type { Representation } from '../../science/representation';

/** Codes shown: enough to see clusters, few enough to store at every snapshot. */
const MOST_CODES = 500;

/**
 * Posteriors of some images in the two latents of lowest mean variance, with the class of their first factor: what there
 * is to look at where factors span no plane, such as the clusters of Mathieu et al. 2019's pinwheel.
 * @param variance mean posterior variance, [latents].
 * @param factor the name of the first factor; null where the data has none.
 */
export function codeCloud({ samples, latents, posteriors, factors }: Representation, variance: readonly number[], factor: string | null): CodeCloud | null {
  if (!posteriors) return null;
  const [first = 0, second = first] = ascendingOrder(variance);
  const { mean, logVariance } = posteriors;
  const rows = Array.from({ length: Math.min(samples, MOST_CODES) }, (_, row) => row);
  return {
    latents: [first, second],
    factor,
    classes: rows.map((row) => factors[0]?.[row] ?? 0),
    means: rows.map((row) => [mean[row * latents + first]!, mean[row * latents + second]!]),
    deviations: rows.map((row) => [Math.exp(0.5 * logVariance[row * latents + first]!), Math.exp(0.5 * logVariance[row * latents + second]!)]),
  };
}
