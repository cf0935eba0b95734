import { deconvolutionDepth } from './impossibleParts';
import type { Decoder } from './model';

/**
 * Channels along a deconvolutional decoder: of the reshape, then of every transposed convolution but the last, which gives
 * what the likelihood needs.
 */
export function deconvolutionChannels(decoder: Extract<Decoder, { type: 'deconv' | 'coordConv' }>, imageSize: number): number[] {
  const { filters, reshapeFilters } = decoder;
  const layers = deconvolutionDepth(decoder, imageSize);
  const hidden = typeof filters === 'number' ? Array<number>(layers - 1).fill(filters) : filters;
  return [reshapeFilters ?? (typeof filters === 'number' ? filters : filters[0]!), ...hidden];
}
