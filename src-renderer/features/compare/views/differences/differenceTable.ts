import type { ComparedRun } from '../../comparedRun';
import { compareValues, valueOf } from '../../experimentFields';
import { BETA_PATH, fieldTitle } from '../../experimentValues';

/** A run, or runs that are read as one. */
export interface DifferenceColumn {
  readonly key: string;
  readonly label: string;
  readonly runs: readonly ComparedRun[];
}

export interface DifferenceCell {
  readonly text: string;
  /** Each value that the column's runs have, as filters know them. */
  readonly values: readonly string[];
  /** Whether it says the same as the first column. */
  readonly same: boolean;
}

export interface DifferenceRow {
  readonly path: string;
  readonly title: string;
  /** The part of the experiment: `Dataset`, `Model`, … */
  readonly section: string;
  /** One for each column. */
  readonly cells: readonly DifferenceCell[];
  readonly differs: boolean;
}

const MOST_VALUES = 4;

/**
 * What experiments say, field by field, each column against the first: the baseline. Fields that follow from others (the
 * name of a decoder from its settings, β from the objective) are left out.
 */
export function differenceTable(columns: readonly DifferenceColumn[]): DifferenceRow[] {
  const paths = [...new Set(columns.flatMap(({ runs }) => runs.flatMap(({ values }) => [...values.keys()])))];
  const leaves = paths.filter((path) => path !== BETA_PATH && path !== 'version' && !path.startsWith('axis ') && !paths.some((other) => other.startsWith(`${path}.`)));
  const rows = leaves.map((path) => differenceRow(path, columns));
  // Sections in the order in which they first come, fields in that of the experiment.
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections.flatMap((section) => rows.filter((row) => row.section === section));
}

function differenceRow(path: string, columns: readonly DifferenceColumn[]): DifferenceRow {
  const cells = columns.map(({ runs }) => {
    const found = new Map(runs.map((run) => valueOf(run, path)).map((value) => [value.text, value]));
    const values = [...found.values()].sort(compareValues).map(({ text }) => text);
    return { values, text: values.length > MOST_VALUES ? `${values[0]!} … ${values.at(-1)!} (${String(values.length)} values)` : values.join(', ') };
  });
  const key = (cell: { readonly values: readonly string[] }) => cell.values.join('\n');
  const compared = cells.map((cell) => ({ ...cell, same: key(cell) === key(cells[0]!) }));
  return { path, title: fieldTitle(path), section: sectionOf(path), cells: compared, differs: compared.some(({ same }) => !same) };
}

function sectionOf(path: string): string {
  const [head = path, second] = path.split('.');
  const part = head === 'model' && second !== undefined && second !== 'latents' ? second : head;
  return `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`;
}
