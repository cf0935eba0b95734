import type { Mig } from '@shared/run/evaluation';

/** What the gap of one factor is made of. */
export interface FactorGap {
  /** The latents that know most and second most about the factor; second is null in a model of one latent. */
  readonly best: number;
  readonly second: number | null;
  /** (I₁ − I₂) / H. */
  readonly gap: number;
  /** H in nats; null where the gap is 0, so that it does not follow. */
  readonly entropy: number | null;
}

/**
 * The gap of each factor with the latents it comes from (Chen et al. 2018, equation 6). The entropy is the one the gap was
 * measured with: H = (I₁ − I₂) / gap.
 */
export function factorGaps({ mutualInformation, gapPerFactor }: Mig): FactorGap[] {
  return gapPerFactor.map((gap, factor) => {
    const ranked = mutualInformation.map((row, latent) => ({ latent, information: row[factor] ?? 0 })).sort((left, right) => right.information - left.information || left.latent - right.latent);
    const [best, second] = ranked;
    const difference = (best?.information ?? 0) - (second?.information ?? 0);
    return { best: best?.latent ?? 0, second: second?.latent ?? null, gap, entropy: gap > 0 && difference > 0 ? difference / gap : null };
  });
}

/** The mutual information as it is shown: in nats, or as the share I/H of what there is to know of each factor, NaN where H is not known. */
export function shownInformation(mig: Mig, normalized: boolean): Mig['mutualInformation'] {
  if (!normalized) return mig.mutualInformation;
  const gaps = factorGaps(mig);
  return mig.mutualInformation.map((row) => row.map((value, factor) => { const entropy = gaps[factor]?.entropy; return entropy ? value / entropy : NaN; }));
}
