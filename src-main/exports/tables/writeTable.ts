import type { TableFormat } from '@shared/contract/exports';
import { csvTable } from '../../formats/table/csvTable';
import { jsonTable } from '../../formats/table/jsonTable';
import { parquetTable } from '../../formats/table/parquetTable';
import type { Table } from '../../formats/table/table';
import { writePartsAtomically } from '../../store/writeFileAtomically';

const writers = { csv: csvTable, json: jsonTable, parquet: parquetTable } as const;

/** Writes a table as a file. @throws ProblemError where the disk refuses; then nothing is written */
export function writeTable(path: string, table: Table, format: TableFormat): void {
  writePartsAtomically(path, writers[format](table));
}
