import { z } from 'zod';

/** Either one value, or a closed interval from which a factor of variation is drawn uniformly. */
export function factorSchema(minimum: number, maximum: number) {
  const value = z.number().min(minimum, `must be at least ${String(minimum)}`).max(maximum, `must be at most ${String(maximum)}`);
  return z.union([value, z.tuple([value, value]).refine(([low, high]) => low < high, 'the first value must be below the second')], {
    error: `must be a number or a pair [low, high] between ${String(minimum)} and ${String(maximum)}`,
  });
}

export const unitFactorSchema = factorSchema(0, 1);
export type Factor = z.infer<typeof unitFactorSchema>;

/** One factor of variation of a dataset: drawn uniformly from an interval, or from a list of levels. */
export interface VaryingFactor {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** The values of a discrete factor, ascending, `low` first and `high` last; null where every value between them occurs. */
  readonly levels: readonly number[] | null;
}

/** A factor that is drawn from an interval. */
export function continuousFactor(name: string, low: number, high: number): VaryingFactor {
  return { name, low, high, levels: null };
}

/** A factor that takes a few values. */
export function discreteFactor(name: string, levels: readonly number[]): VaryingFactor {
  return { name, low: levels[0]!, high: levels.at(-1)!, levels };
}

/** `count` evenly spaced values from `low` to `high`, both included. */
export function evenLevels(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? low : low + ((high - low) * index) / (count - 1)));
}

/** The factors out of a list of named ones that are intervals. */
export function intervalFactors(factors: readonly (readonly [name: string, factor: Factor])[]): VaryingFactor[] {
  return factors.flatMap(([name, factor]) => (Array.isArray(factor) ? [continuousFactor(name, factor[0], factor[1])] : []));
}
