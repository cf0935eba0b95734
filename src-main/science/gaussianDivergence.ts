/**
 * KL(q(z|x) ‖ N(0, I)) of diagonal Gaussians, in nats, averaged over the samples, for each latent:
 * ½ · (μ² + σ² − 1 − ln σ²) (Kingma and Welling 2014, Appendix B).
 * @param mean, logVariance [samples, latents]
 * @returns [latents]
 */
export function gaussianDivergence(mean: ArrayLike<number>, logVariance: ArrayLike<number>, latents: number): number[] {
  const sums = new Array<number>(latents).fill(0);
  for (let index = 0; index < mean.length; index++) {
    sums[index % latents]! += (mean[index]! ** 2 + Math.expm1(logVariance[index]!) - logVariance[index]!) / 2;
  }
  const samples = mean.length / latents;
  return sums.map((sum) => Math.max(0, sum / samples));
}
