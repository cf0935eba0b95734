import { toProblem, type Problem } from '@shared/problem';
import type { ImportFile } from '../files/importFile';
import type { FoundRun } from '../runFolders/findRunFolders';
import { csvTables } from './csvTables';
import { eventTable } from './eventTable';
import type { ForeignTable } from './foreignTable';

const CSV = /\.(csv|tsv)$/i;
const EVENTS = /(^|\/)[^/]*\.tfevents\.[^/]*$/;

export interface FoundTables {
  readonly tables: readonly ForeignTable[];
  /** What looks like metrics and can't be read. */
  readonly skipped: readonly { readonly name: string; readonly problem: Problem }[];
}

/** CSV files, and folders of TensorBoard event files, among what is imported; what lies in a run folder belongs to that run. */
export async function findForeignTables(files: readonly ImportFile[], runs: readonly FoundRun[], signal: AbortSignal): Promise<FoundTables> {
  const outside = files.filter(({ name }) => !runs.some((run) => name.startsWith(`${run.name}/`)));
  const folders = new Map<string, ImportFile[]>();
  for (const file of outside.filter(({ name }) => EVENTS.test(name))) {
    const folder = file.name.includes('/') ? file.name.slice(0, file.name.lastIndexOf('/')) : file.name;
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const tables: ForeignTable[] = [];
  const skipped: { name: string; problem: Problem }[] = [];
  const readings = [
    ...outside.filter(({ name }) => CSV.test(name)).map((file) => ({ name: file.name, read: () => csvTables(file) })),
    ...[...folders].map(([name, events]) => ({ name, read: async () => [await eventTable(name, events)] })),
  ];
  for (const { name, read } of readings) {
    signal.throwIfAborted();
    try {
      tables.push(...(await read()));
    } catch (error) {
      skipped.push({ name, problem: toProblem(error) });
    }
  }
  return { tables, skipped };
}
