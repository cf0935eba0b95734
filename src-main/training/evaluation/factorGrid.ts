import { varyingFactors, type Dataset } from '@shared/experiment/dataset';

/** Points along each side of the grid, as dense as the paper's figures. */
const SIDE = 16;

/** A regular grid over the first two varying factors (a line where only one varies); the others rest in the middle of their range. */
export interface FactorGrid {
  /** Names of the one or two factors that span the grid. */
  readonly names: string[];
  /** The second factor rises from row to row, the first from column to column. */
  readonly rows: number;
  readonly columns: number;
  /** Values of the spanning factors, [rows · columns][names]. */
  readonly values: number[][];
  /** Values of all varying factors, [rows · columns, varying factors], ready to render. */
  readonly factors: Float64Array;
}

/** The grid of factor space that geometry plots embed (Watters et al. 2019, Figure 4). */
export function factorGrid(dataset: Dataset): FactorGrid {
  const factors = varyingFactors(dataset);
  const spanning = factors.slice(0, 2);
  const rows = spanning.length === 2 ? SIDE : 1;
  const columns = SIDE;
  const values: number[][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values.push(spanning.map(({ low, high }, axis) => low + ((high - low) * (axis === 0 ? column : row)) / (SIDE - 1)));
    }
  }
  const complete = values.flatMap((point) => factors.map(({ low, high }, factor) => point[factor] ?? (low + high) / 2));
  return { names: spanning.map(({ name }) => name), rows, columns, values, factors: Float64Array.from(complete) };
}
