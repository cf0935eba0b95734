import { ByteWriter, ParquetWriter, type ColumnSource, type SchemaElement } from 'hyparquet-writer';
import type { Table, TableCell, TableColumn } from './table';

/** A table as an Apache Parquet file, compressed with Snappy; a row group for each block. */
export function* parquetTable({ columns, blocks }: Table): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaOf)] });
  for (const rows of blocks()) {
    if (rows.length === 0) continue;
    void file.write({ columnData: columns.map((column, index) => dataOf(column, rows, index)), rowGroupSize: rows.length });
    yield taken(writer);
  }
  void file.finish();
  yield taken(writer);
}

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
} as const;

function schemaOf({ name, type }: TableColumn): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...types[type] };
}

function dataOf({ name }: TableColumn, rows: readonly (readonly TableCell[])[], index: number): ColumnSource {
  return { name, data: rows.map((row) => row[index]!), nullable: true };
}

/** What was written since the last time; the writer goes on counting where it was. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return bytes;
}
