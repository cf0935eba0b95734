import { column } from '../column';
import { equalWidthBinsOverRange } from '../equalWidthBins';
import type { Representation } from '../representation';

/** Bins of each code for estimates of mutual information, as in disentanglement_lib. */
export const LATENT_BINS = 20;

/** The bin of each code, [latents][samples]. */
export function latentBins({ codes, latents }: Representation): Int32Array[] {
  return Array.from({ length: latents }, (_, latent) => equalWidthBinsOverRange(column(codes, latents, latent), LATENT_BINS));
}
