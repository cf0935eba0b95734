import type { ElboIntervals } from '@shared/run/evaluation';
import { mean } from '@shared/statistics/mean';
import type { Generator } from '../random/generator';
import { REPLICATES } from './measures/metricFamily';
import { bootstrapInterval } from './statistics/bootstrapInterval';

type Values = readonly number[] | Float64Array;

/**
 * 95 % bootstrap intervals (Efron and Tibshirani 1993) of the mean NLL, the mean KL and their sum, over images. An image is
 * drawn with its NLL and its KL together, so that the interval of the sum knows how the two go together. Where fewer images
 * have an NLL than have a KL, these and the others are resampled each among themselves: the NLL is then a mean over the
 * former, the KL over all, and the sum has the error of both means. They tell how far the numbers would move on other
 * images of the same data (and with other posterior samples), not with other seeds of training.
 * @param nll of the first images, in nats, at least two.
 * @param kl of all images, in nats.
 */
export function elboIntervals(nll: Values, kl: Values, generator: Generator): ElboIntervals {
  const replicates = Array.from({ length: REPLICATES }, () => resampledMeans(nll, kl, generator));
  const value = { nll: mean(nll), kl: mean(kl) };
  return {
    nll: bootstrapInterval(value.nll, replicates.map((replicate) => replicate.nll), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    kl: bootstrapInterval(value.kl, replicates.map((replicate) => replicate.kl), 0, Number.POSITIVE_INFINITY),
    elbo: bootstrapInterval(value.nll + value.kl, replicates.map((replicate) => replicate.nll + replicate.kl), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
  };
}

function resampledMeans(nll: Values, kl: Values, generator: Generator): { nll: number; kl: number } {
  const measured = nll.length;
  const others = kl.length - measured;
  let nllSum = 0;
  let klSum = 0;
  for (let draw = 0; draw < measured; draw++) {
    const image = Math.floor(generator.uniform() * measured);
    nllSum += nll[image]!;
    klSum += kl[image]!;
  }
  for (let draw = 0; draw < others; draw++) klSum += kl[measured + Math.floor(generator.uniform() * others)]!;
  return { nll: nllSum / measured, kl: klSum / kl.length };
}
