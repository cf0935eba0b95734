import { mean } from '@shared/statistics/mean';

export interface Modularity {
  /** Mean over latents, in [0, 1]. */
  readonly value: number;
  readonly perLatent: number[];
}

/**
 * How far each latent informs about one factor only (Ridgeway and Mozer 2018): 1 − Σ I² over the other factors /
 * (I² of the best factor · (factors − 1)), and 0 for a latent that informs about none, as in disentanglement_lib.
 * @param information I(latent; factor), [latents][factors], at least two factors.
 */
export function modularity(information: readonly (readonly number[])[]): Modularity {
  const perLatent = information.map((row) => {
    const squares = row.map((value) => value ** 2);
    const best = Math.max(...squares);
    const others = squares.reduce((sum, square) => sum + square, 0) - best;
    return best > 0 ? 1 - others / (best * (row.length - 1)) : 0;
  });
  return { value: mean(perLatent), perLatent };
}
