import type { ComparedRun } from '../../comparedRun';
import { factorGaps } from '../information/factorInformation';
import type { Pair, TwinModel } from './twins';

/** A latent of each of two models that are moved together. */
export interface LatentPair {
  readonly key: string;
  readonly label: string;
  readonly latents: Pair<number>;
}

/**
 * Latents that correspond: those that know most about the same factor, where factors are known, then those of the same place
 * in the order of their mean σ.
 */
export function latentPairs(models: Pair<TwinModel>, runs: Pair<ComparedRun>, factors: readonly string[]): { readonly byFactor: LatentPair[]; readonly byOrder: LatentPair[] } {
  const [left, right] = runs.map(({ evaluation }) => (evaluation?.mig ? factorGaps(evaluation.mig) : null));
  const byFactor = left && right && left.length === right.length
    ? left.map(({ best }, factor): LatentPair => ({ key: `factor ${String(factor)}`, label: factors[factor] ?? `factor ${String(factor + 1)}`, latents: [best, right[factor]!.best] }))
    : [];
  const byOrder = Array.from({ length: Math.min(models[0].latents, models[1].latents) }, (_, rank): LatentPair => ({
    key: `rank ${String(rank)}`, label: `${ordinal(rank + 1)} lowest σ`.trim(), latents: [models[0].order[rank]!, models[1].order[rank]!],
  }));
  return { byFactor, byOrder };
}

function ordinal(number: number): string {
  if (number === 1) return '';
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
  return `${String(number)}${ending}`;
}
