import { mean } from '@shared/statistics/mean';

export interface AttributePredictability {
  /** Mean of `gapPerFactor`. */
  readonly value: number;
  readonly gapPerFactor: number[];
}

/**
 * Separated attribute predictability (SAP; Kumar et al. 2018): how much better one latent predicts a factor than the next best,
 * averaged over factors.
 * @param accuracy of each factor predicted from each latent alone, [latents][factors], at least two latents.
 */
export function attributePredictability(accuracy: readonly (readonly number[])[]): AttributePredictability {
  const gapPerFactor = accuracy[0]!.map((_, factor) => {
    const [best = 0, second = 0] = accuracy.map((row) => row[factor]!).sort((left, right) => right - left);
    return best - second;
  });
  return { value: mean(gapPerFactor), gapPerFactor };
}
