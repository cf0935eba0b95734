/** What claims are made about: headline numbers, or a metric by its name. */
export const claimMeasures = {
  nll: { title: 'NLL', unit: 'nats' },
  kl: { title: 'KL', unit: 'nats' },
  elbo: { title: 'NLL + KL', unit: 'nats' },
  mig: { title: 'MIG', unit: '' },
  latentsUsed: { title: 'latents used', unit: '' },
  geometryScore: { title: 'geometry score', unit: '' },
  trainedGeometryScore: { title: 'geometry score within the trained region', unit: '' },
  factorVaeScore: { title: 'FactorVAE metric', unit: '' },
  hoyerSparsity: { title: 'Hoyer sparsity', unit: '' },
} as const;
export type ClaimMeasure = keyof typeof claimMeasures;

/** Combinations of a study: the label of one value for each axis that matters; all values of the other axes. */
export type Selection = Readonly<Record<string, string>>;

/** How a claim is judged, from nothing but the replicas' numbers. */
export type ClaimRule =
  /** The mean over `higher` is above the mean over `lower`, compared within each combination of the other axes. */
  | { readonly type: 'difference'; readonly measure: ClaimMeasure; readonly higher: Selection; readonly lower: Selection }
  /** The measure rises or falls with the order of an axis' values, within each combination of the other axes. */
  | { readonly type: 'trend'; readonly measure: ClaimMeasure; readonly axis: string; readonly direction: 'rises' | 'falls'; readonly within: Selection };

/** A statement of a paper that runs can bear out or not. */
export interface Claim {
  readonly sentence: string;
  readonly rule: ClaimRule;
}
