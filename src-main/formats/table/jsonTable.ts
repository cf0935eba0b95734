import type { Table } from './table';

/** A table as a JSON list of objects, one a line; every object has every column. */
export function* jsonTable({ columns, blocks }: Table): Generator<Uint8Array> {
  let lead = '[\n';
  for (const rows of blocks()) {
    for (const row of rows) {
      yield Buffer.from(`${lead}${JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, row[index]!])))}`);
      lead = ',\n';
    }
  }
  yield Buffer.from(lead === '[\n' ? '[]\n' : '\n]\n');
}
