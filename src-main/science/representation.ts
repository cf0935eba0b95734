/** q(z|x) of each sample, a diagonal Gaussian. */
export interface SamplePosteriors {
  /** [samples, latents] */
  readonly mean: Float64Array;
  /** Natural logarithm of the variance, [samples, latents]. */
  readonly logVariance: Float64Array;
}

/** Where samples lie in the plane of two latents, and where in the plane (or on the line) of factors that it should show. */
export interface GeometrySamples {
  /** [samples, 2] */
  readonly plane: Float64Array;
  /** One or two factors, each scaled to [0, 1] over its range, [samples, targetCount]. */
  readonly targets: Float64Array;
  readonly targetCount: number;
  /** 1 for samples of a part of factor space that was not trained on; null where there is none. */
  readonly heldOut: Uint8Array | null;
}

/** What a metric may look at: codes of some samples, and the classes of their true factors. Rows must be in random order. */
export interface Representation {
  readonly samples: number;
  readonly latents: number;
  /** Posterior means, or any other codes, [samples, latents]. */
  readonly codes: Float64Array;
  /** The classes 0, 1, … of each factor, [factors][samples]; empty where no factors are known. */
  readonly factors: readonly Int32Array[];
  /** Null where only codes are known. */
  readonly posteriors: SamplePosteriors | null;
  /** Null where there is no plane to look at; its samples need not be those of the codes. */
  readonly geometry: GeometrySamples | null;
}
