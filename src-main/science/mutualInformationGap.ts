import { column } from './column';
import { equalWidthBinsOverRange } from './equalWidthBins';
import { mutualInformation } from './mutualInformation';

/** Codes of some samples and the classes of their true factors. */
export interface CodedSamples {
  /** [samples, latents], usually posterior means. */
  readonly codes: ArrayLike<number>;
  readonly latents: number;
  /** The classes 0, 1, … of each factor, [factors][samples]. */
  readonly factors: readonly Int32Array[];
}

export interface MutualInformationGap {
  /** Mean of `gapPerFactor`, in [0, 1]. */
  readonly value: number;
  /** (largest − second largest mutual information) / entropy, for each factor; 0 for a factor of one class. */
  readonly gapPerFactor: number[];
  /** I(latent; factor) in nats, [latents][factors]. */
  readonly mutualInformation: number[][];
  /** H(factor) in nats. */
  readonly factorEntropy: number[];
}

/**
 * Mutual information gap (Chen et al. 2018) with the estimator of disentanglement_lib (Locatello et al. 2019): each code in
 * `bins` bins of equal width between its smallest and largest value, plug-in mutual information, mean over factors of
 * (I₁ − I₂) / H. With a single latent, I₂ is 0.
 */
export function mutualInformationGap({ codes, latents, factors }: CodedSamples, bins: number): MutualInformationGap {
  const informations: number[][] = [];
  for (let latent = 0; latent < latents; latent++) {
    const classes = equalWidthBinsOverRange(column(codes, latents, latent), bins);
    informations.push(factors.map((factor) => mutualInformation(classes, factor)));
  }
  return gapOfInformation(informations, factors);
}

/**
 * The gap from a table of mutual information.
 * @param information I(latent; factor) in nats, [latents][factors].
 * @param factors the classes of each factor, for their entropies.
 */
export function gapOfInformation(information: number[][], factors: readonly Int32Array[]): MutualInformationGap {
  const factorEntropy = factors.map((factor) => mutualInformation(factor, factor));
  const gapPerFactor = factorEntropy.map((entropy, factor) => {
    const [largest = 0, second = 0] = information.map((row) => row[factor]!).sort((a, b) => b - a);
    return entropy > 0 ? (largest - second) / entropy : 0;
  });
  const value = gapPerFactor.reduce((sum, gap) => sum + gap, 0) / gapPerFactor.length;
  return { value, gapPerFactor, mutualInformation: information, factorEntropy };
}
