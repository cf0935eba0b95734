import type { Factor } from '@shared/experiment/datasets/factor';
import type { Draft } from '../draft';

/** A fixed factor made varying: over the whole of its interval, or where it already varies, as it is. */
export function asRange(factor: Draft<Factor>, minimum: number, maximum: number): [number | null, number | null] {
  return Array.isArray(factor) ? factor : [minimum, maximum];
}

/** A varying factor held fixed, in the middle of its range. */
export function asFixed(factor: Draft<Factor>): number | null {
  if (!Array.isArray(factor)) return factor;
  const [low, high] = factor;
  return low === null || high === null ? (low ?? high) : Number(((low + high) / 2).toFixed(4));
}
