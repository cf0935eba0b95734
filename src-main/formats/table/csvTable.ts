import type { Table, TableCell } from './table';

/** A table as comma-separated values (RFC 4180, with LF): numbers keep every digit, missing values stay empty. */
export function* csvTable({ columns, blocks }: Table): Generator<Uint8Array> {
  yield Buffer.from(line(columns.map(({ name }) => name)));
  for (const rows of blocks()) yield Buffer.from(rows.map(line).join(''));
}

function line(cells: readonly TableCell[]): string {
  return `${cells.map(field).join(',')}\n`;
}

function field(value: TableCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
