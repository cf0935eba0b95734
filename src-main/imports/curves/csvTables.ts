import { parseCsv } from '../../datasets/files/readings/parseCsv';
import type { ImportFile } from '../files/importFile';
import { readWhole } from '../files/readWhole';
import { notImportable } from '../importProblem';
import type { ForeignRow, ForeignTable } from './foreignTable';
import { guessRole } from './guessRole';

const MOST_BYTES = 256 * 2 ** 20;
const MOST_COLUMNS = 2000;
const EXTENSION = /\.(csv|tsv|txt)$/i;

/**
 * Runs out of a CSV file with a header that names a step. A column `run` tells several runs apart, as in a file that this
 * program exports; `name` and `seed` then say more of them. Columns without a single number are left out.
 * @throws ProblemError where it is no such file
 */
export async function csvTables(file: ImportFile): Promise<ForeignTable[]> {
  const [header, ...lines] = parseCsv((await readWhole(file, MOST_BYTES)).toString('utf8'));
  if (!header || lines.length === 0) throw notImportable('This file holds no metrics: it has no line below its header.', file.name, 'Choose a CSV file whose first line names its columns.');
  if (header.length > MOST_COLUMNS) throw notImportable(`This file has ${String(header.length)} columns.`, file.name, 'Leave out what are no metrics.');
  const names = header.map((name) => name.trim());
  const at = (wanted: string) => names.findIndex((name) => name.toLowerCase() === wanted);
  const step = names.findIndex((name) => guessRole(name) === 'step');
  if (step < 0) throw notImportable('This file names no step: none of its columns is called step, iteration or global_step.', file.name, 'Name the column of the training step “step” in the first line.');
  const words = [at('run'), at('name'), at('seed'), step];
  const measures = names.map((_, column) => column).filter((column) => !words.includes(column) && lines.some((line) => numberOf(line[column]) !== null));
  const groups = new Map<string, string[][]>();
  for (const line of lines) {
    const run = at('run') < 0 ? '' : (line[at('run')] ?? '');
    const own = groups.get(run);
    if (own) own.push(line);
    else groups.set(run, [line]);
  }
  const title = file.name.slice(file.name.lastIndexOf('/') + 1).replace(EXTENSION, '');
  return [...groups].map(([run, own]) => {
    const present = measures.filter((column) => own.some((line) => numberOf(line[column]) !== null));
    return {
      key: `${file.name}#${run}`,
      source: 'csv' as const,
      name: at('name') < 0 ? (run === '' ? title : run) : (own[0]![at('name')] ?? run),
      seed: at('seed') < 0 ? null : seedOf(own[0]![at('seed')]),
      columns: present.map((column) => names[column]!),
      rows: rowsOf(own, step, present, file.name),
    };
  });
}

function rowsOf(lines: readonly string[][], step: number, columns: readonly number[], where: string): ForeignRow[] {
  const byStep = new Map<number, (number | null)[]>();
  for (const line of lines) {
    const value = numberOf(line[step]);
    if (value === null || !Number.isInteger(value) || value < 0) throw notImportable(`A step of this file is “${line[step] ?? ''}”.`, where, 'Steps are whole numbers from 0.');
    const known = byStep.get(value) ?? columns.map(() => null);
    // Where a step stands twice the later line counts, but for what it leaves out.
    byStep.set(value, columns.map((column, index) => numberOf(line[column]) ?? known[index]!));
  }
  return [...byStep].sort(([one], [other]) => one - other).map(([at, values]) => ({ step: at, values }));
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function seedOf(text: string | undefined): number | null {
  const value = numberOf(text);
  return value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}
