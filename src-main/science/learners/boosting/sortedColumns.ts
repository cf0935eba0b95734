/** Values closer than this count as equal, as in scikit-learn's trees. */
export const RESOLUTION = 1e-7;

/** One column of a table, sorted, and cut into bins of about equally many rows. */
export interface SortedColumn {
  /** In the table's order, [rows]. */
  readonly values: Float64Array;
  /** Rows in ascending order of their values, [rows]. */
  readonly order: Uint32Array;
  /** The bin of each row, [rows]. Equal values share a bin. */
  readonly bins: Uint16Array;
  /** Where each bin starts in `order`, and its length at the end, [bins + 1]. */
  readonly starts: Uint32Array;
}

/**
 * Sorts every column of a table.
 * @param table [rows, columns]
 * @param mostBins of a column.
 */
export function sortedColumns(table: Float64Array, columns: number, mostBins: number): SortedColumn[] {
  const rows = table.length / columns;
  return Array.from({ length: columns }, (_, index) => {
    const values = Float64Array.from({ length: rows }, (_unused, row) => table[row * columns + index]!);
    const order = Uint32Array.from(values, (_value, row) => row).sort((left, right) => values[left]! - values[right]! || left - right);
    const starts = binStarts(values, order, mostBins);
    const bins = new Uint16Array(rows);
    for (let bin = 0; bin + 1 < starts.length; bin++) {
      for (let place = starts[bin]!; place < starts[bin + 1]!; place++) bins[order[place]!] = bin;
    }
    return { values, order, bins, starts };
  });
}

/** A bin ends, at the next new value, once it has its share of the rows that are left. */
function binStarts(values: Float64Array, order: Uint32Array, mostBins: number): Uint32Array {
  const starts = [0];
  for (let place = 1; place < order.length; place++) {
    if (starts.length === mostBins) break;
    const start = starts.at(-1)!;
    const share = (order.length - start) / (mostBins - starts.length + 1);
    if (place - start >= share && values[order[place]!]! - values[order[place - 1]!]! > RESOLUTION) starts.push(place);
  }
  return Uint32Array.from([...starts, order.length]);
}
