import type { VaryingFactor } from '@shared/experiment/datasets/factor';
import { middleOf } from './middleOfFactors';

/** Points along each side of the grid at most, as dense as the paper's figures. */
const SIDE = 16;

/** A regular grid over two factors (a line where there is one); the others rest in the middle of their range. */
export interface FactorGrid {
  /** Names of the one or two factors that span the grid. */
  readonly names: string[];
  /** The second factor rises from row to row, the first from column to column. */
  readonly rows: number;
  readonly columns: number;
  /** Values of the spanning factors, [rows · columns][names]. */
  readonly values: number[][];
  /** Values of all factors, [rows · columns, factors], ready to locate. */
  readonly factors: Float64Array;
}

/**
 * The grid of factor space that geometry plots embed (Watters et al. 2019, Figure 4).
 * @param names the one or two factors that span it.
 */
export function factorGrid(factors: readonly VaryingFactor[], names: readonly string[]): FactorGrid {
  const [across, down] = names.map((name) => valuesAlong(factors.find((factor) => factor.name === name)!));
  const values = (down ?? [null]).flatMap((y) => across!.map((x) => (y === null ? [x] : [x, y])));
  const complete = values.flatMap((point) => factors.map((factor) => point[names.indexOf(factor.name)] ?? middleOf(factor)));
  return { names: [...names], rows: down?.length ?? 1, columns: across!.length, values, factors: Float64Array.from(complete) };
}

/** Evenly spaced values of a factor; all levels of a discrete one where they are few, else evenly chosen ones. */
function valuesAlong({ low, high, levels }: VaryingFactor): number[] {
  if (levels === null) return Array.from({ length: SIDE }, (_, index) => low + ((high - low) * index) / (SIDE - 1));
  const count = Math.min(SIDE, levels.length);
  return Array.from({ length: count }, (_, index) => levels[Math.round((index * (levels.length - 1)) / Math.max(1, count - 1))]!);
}
