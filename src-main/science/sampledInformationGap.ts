import { mean } from '@shared/statistics/mean';
import type { Generator } from '../random/generator';
import { factorGroups, type FactorGroups } from './factorGroups';
import type { SamplePosteriors } from './representation';

/** Terms of the entropies of one representation, one for each sampled row. */
export interface SampledEntropies {
  /** −ln q(z_j), [latents][sampled rows]. */
  readonly entropy: readonly Float64Array[];
  /** −ln q(z_j | v_k) for the row's own class of factor k, [latents][factors][sampled rows]. */
  readonly conditionalEntropy: readonly (readonly Float64Array[])[];
}

/** Beyond this many half squared standard deviations a Gaussian adds less than rounding to a sum that holds its own center. */
const NEGLIGIBLE = 40;
const LOG_SQRT_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * Entropies of sampled latents under the aggregate posterior of the given images, q(z_j) = 1/N·Σ_n q(z_j|x_n), and under
 * those of the images that share a factor's value (Chen et al. 2018): one sample z from the posterior
 * of each of the sampled images, against the posteriors of all. Averaging over rows weighs each value by its share.
 * @param sampled numbers of the rows to draw a sample from.
 */
export function sampledEntropies({ mean: means, logVariance }: SamplePosteriors, latents: number, factors: readonly Int32Array[], sampled: Uint32Array, generator: Generator, onProgress: (fraction: number) => void = () => undefined): SampledEntropies {
  const rows = means.length / latents;
  const noise = new Float32Array(sampled.length * latents);
  generator.fillNormal(noise);
  const groups = factors.map(factorGroups);
  const densities = new Float64Array(rows);
  const entropy: Float64Array[] = [];
  const conditionalEntropy: Float64Array[][] = [];
  for (let latent = 0; latent < latents; latent++) {
    const center = Float64Array.from({ length: rows }, (_, row) => means[row * latents + latent]!);
    const precision = Float64Array.from({ length: rows }, (_, row) => Math.exp(-logVariance[row * latents + latent]! / 2));
    const whole = new Float64Array(sampled.length);
    const within = factors.map(() => new Float64Array(sampled.length));
    for (let place = 0; place < sampled.length; place++) {
      const own = sampled[place]!;
      const z = center[own]! + noise[place * latents + latent]! / precision[own]!;
      whole[place] = LOG_SQRT_TWO_PI - Math.log(fillDensities(z, center, precision, densities) / rows);
      for (let factor = 0; factor < groups.length; factor++) within[factor]![place] = LOG_SQRT_TWO_PI - Math.log(meanOfClass(groups[factor]!, own, densities));
    }
    entropy.push(whole);
    conditionalEntropy.push(within);
    onProgress((latent + 1) / latents);
  }
  return { entropy, conditionalEntropy };
}

/** Writes √(2π)·q(z|x_n) of every row. @returns their sum */
function fillDensities(z: number, center: Float64Array, precision: Float64Array, densities: Float64Array): number {
  let total = 0;
  for (let row = 0; row < center.length; row++) {
    const scale = precision[row]!;
    const distance = (z - center[row]!) * scale;
    const exponent = distance * distance * 0.5;
    const density = exponent > NEGLIGIBLE ? 0 : scale * Math.exp(-exponent);
    densities[row] = density;
    total += density;
  }
  return total;
}

/** The mean over the rows that share a factor's value with row `own`. */
function meanOfClass({ classes, rows, starts }: FactorGroups, own: number, densities: Float64Array): number {
  const start = starts[classes[own]!]!;
  const end = starts[classes[own]! + 1]!;
  let sum = 0;
  for (let place = start; place < end; place++) sum += densities[rows[place]!]!;
  return sum / (end - start);
}

/** Mutual information gap of sampled latents. */
export interface SampledInformationGap {
  readonly value: number;
  readonly gapPerFactor: number[];
  /** I(latent; factor) in nats, [latents][factors]. */
  readonly mutualInformation: number[][];
  /** H(latent) in nats; differential entropies may be negative. */
  readonly latentEntropy: number[];
}

/**
 * Mutual information gap from sampled entropies: I = H(z_j) − H(z_j | v_k), not below 0, and the mean over factors of
 * (I₁ − I₂) / H(v_k) (Chen et al. 2018).
 * @param factorEntropy in nats, [factors]
 * @param places which of the sampled rows count, with repetitions.
 */
export function sampledInformationGap({ entropy, conditionalEntropy }: SampledEntropies, factorEntropy: readonly number[], places: Uint32Array): SampledInformationGap {
  const average = (terms: Float64Array) => {
    let sum = 0;
    for (const place of places) sum += terms[place]!;
    return sum / places.length;
  };
  const latentEntropy = entropy.map(average);
  const mutualInformation = conditionalEntropy.map((within, latent) => within.map((terms) => Math.max(0, latentEntropy[latent]! - average(terms))));
  const gapPerFactor = factorEntropy.map((wholeEntropy, factor) => {
    const [largest = 0, second = 0] = mutualInformation.map((row) => row[factor]!).sort((left, right) => right - left);
    return wholeEntropy > 0 ? (largest - second) / wholeEntropy : 0;
  });
  return { value: mean(gapPerFactor), gapPerFactor, mutualInformation, latentEntropy };
}
