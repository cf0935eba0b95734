/**
 * KL(q(z|x) ‖ N(0, I)) of diagonal Gaussians, in nats, of each sample, summed over the latents:
 * Σ ½ · (μ² + σ² − 1 − ln σ²) (Kingma and Welling 2014, Appendix B).
 * @param mean, logVariance [samples, latents]
 * @returns [samples]
 */
export function gaussianDivergencePerSample(mean: ArrayLike<number>, logVariance: ArrayLike<number>, latents: number): Float64Array {
  const sums = new Float64Array(mean.length / latents);
  for (let index = 0; index < mean.length; index++) {
    sums[Math.floor(index / latents)]! += (mean[index]! ** 2 + Math.expm1(logVariance[index]!) - logVariance[index]!) / 2;
  }
  return sums.map((sum) => Math.max(0, sum));
}
