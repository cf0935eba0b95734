import type { Likelihood } from './model';

/** How many numbers the decoder gives for each pixel: one or two parameters of p(x|z) for every channel. */
export function outputsPerPixel(likelihood: Likelihood, channels: number): number {
  return likelihood.type === 'learnedGaussian' ? 2 * channels : channels;
}
