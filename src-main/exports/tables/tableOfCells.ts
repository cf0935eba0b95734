import type { Table, TableCell } from '../../formats/table/table';

const ROWS_IN_BLOCK = 1000;

/** A table of rows that may have different cells: a column for every name, in the order in which they first come. */
export function tableOfCells(rows: readonly ReadonlyMap<string, TableCell>[]): Table {
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const columns = names.map((name) => {
    const text = rows.some((row) => typeof row.get(name) === 'string');
    return { name, type: text ? ('text' as const) : ('number' as const), text };
  });
  const cell = (row: ReadonlyMap<string, TableCell>, name: string, text: boolean): TableCell => {
    const value = row.get(name) ?? null;
    // One column of a file has one type: a number among words is a word.
    return text && typeof value === 'number' ? String(value) : value;
  };
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    blocks: function* blocks() {
      for (let first = 0; first < rows.length; first += ROWS_IN_BLOCK) yield rows.slice(first, first + ROWS_IN_BLOCK).map((row) => columns.map(({ name, text }) => cell(row, name, text)));
    },
  };
}
