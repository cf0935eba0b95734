/**
 * How sharply the posterior of each latent is set, averaged over the samples (Watters et al. 2019, Appendix G). Latents
 * that carry nothing have a spread of 1.
 */
export interface PosteriorSpread {
  /** Mean standard deviation, [latents]. */
  readonly sigma: number[];
  /** Mean variance, [latents]. */
  readonly variance: number[];
}

/** @param logVariance [samples, latents] */
export function posteriorSpread(logVariance: ArrayLike<number>, latents: number): PosteriorSpread {
  const sigma = new Array<number>(latents).fill(0);
  const variance = new Array<number>(latents).fill(0);
  const samples = logVariance.length / latents;
  for (let index = 0; index < logVariance.length; index++) {
    const deviation = Math.exp(logVariance[index]! / 2);
    sigma[index % latents]! += deviation / samples;
    variance[index % latents]! += deviation ** 2 / samples;
  }
  return { sigma, variance };
}
