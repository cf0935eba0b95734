import type { Representation } from '../representation';

/** A representation cut in two: the first half of the rows trains, the second half tests. */
export interface Halves {
  /** [rows, latents] */
  readonly trainCodes: Float64Array;
  readonly testCodes: Float64Array;
  /** [factors][rows] */
  readonly trainFactors: readonly Int32Array[];
  readonly testFactors: readonly Int32Array[];
}

/** @param codes those of the representation, or the same rows in another order. */
export function halves({ samples, latents, factors }: Representation, codes: Float64Array): Halves {
  const half = samples >> 1;
  return {
    trainCodes: codes.slice(0, half * latents),
    testCodes: codes.slice(half * latents),
    trainFactors: factors.map((classes) => classes.slice(0, half)),
    testFactors: factors.map((classes) => classes.slice(half)),
  };
}
