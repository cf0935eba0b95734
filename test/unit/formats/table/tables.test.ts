import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../src-main/datasets/files/readings/parseCsv';
import { csvTable } from '../../../../src-main/formats/table/csvTable';
import { jsonTable } from '../../../../src-main/formats/table/jsonTable';
import { parquetTable } from '../../../../src-main/formats/table/parquetTable';
import type { Table, TableCell } from '../../../../src-main/formats/table/table';

const columns = [{ name: 'run', type: 'text' }, { name: 'step', type: 'integer' }, { name: 'model.nll', type: 'number' }] as const;

function tableOf(rows: readonly (readonly TableCell[])[], perBlock = 2): Table {
  const count = Math.ceil(rows.length / perBlock);
  return { columns, blocks: () => Array.from({ length: count }, (_, block) => rows.slice(block * perBlock, (block + 1) * perBlock)) };
}

const joined = (parts: Iterable<Uint8Array>) => Buffer.concat([...parts]);

const anyRows = fc.array(fc.tuple(
  fc.option(fc.string().filter((text) => !text.includes('\u0000'))),
  fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
), { maxLength: 12 });

describe('a table', () => {
  it('comes back from CSV', () => {
    fc.assert(fc.property(anyRows, (rows) => {
      const [head, ...read] = parseCsv(joined(csvTable(tableOf(rows))).toString());
      expect(head).toEqual(['run', 'step', 'model.nll']);
      expect(read).toEqual(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
    }));
  });

  it('comes back from JSON', () => {
    fc.assert(fc.property(anyRows, (rows) => {
      const read = JSON.parse(joined(jsonTable(tableOf(rows))).toString()) as unknown;
      expect(read).toEqual(rows.map(([run, step, nll]) => ({ run, step, 'model.nll': nll })));
    }));
  });

  it('comes back from Parquet, a row group a block', async () => {
    await fc.assert(fc.asyncProperty(anyRows, async (rows) => {
      const file = joined(parquetTable(tableOf(rows)));
      const read = await parquetReadObjects({ file: new Uint8Array(file).buffer });
      expect(read).toEqual(rows.map(([run, step, nll]) => ({ run, step, 'model.nll': nll })));
    }), { numRuns: 50 });
  });
});
