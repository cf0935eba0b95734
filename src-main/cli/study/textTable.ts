/** Rows as aligned text: the first column to the left, numbers to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const pad = (cell: string, column: number) => (column === 0 ? cell + ' '.repeat(widths[0]! - [...cell].length) : ' '.repeat(widths[column]! - [...cell].length) + cell);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
