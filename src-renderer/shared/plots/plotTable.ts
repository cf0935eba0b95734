export type Cell = string | number | null;

/** The numbers behind a plot, exactly as drawn. */
export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180, with LF; numbers keep every digit, missing values stay empty. */
export function toCsv(table: PlotTable): string {
  const lines = [table.columns, ...table.rows].map((row) => row.map(cell).join(','));
  return `${lines.join('\n')}\n`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
