import type { ComparedRun } from '../../comparedRun';
import type { ComparisonMeasure } from '../../comparisonMeasures';
import { valueOf, type ExperimentField } from '../../experimentFields';

/** One quantity of many runs: a field of their experiments, or something measured. */
export interface RelationColumn {
  /** Stable: part of saved views and exported files. */
  readonly key: string;
  /** On an axis, with its unit. */
  readonly title: string;
  readonly short: string;
  /** The values' names in their order where the column holds no numbers; each value is then a place in it. */
  readonly categories: readonly string[] | null;
  /** Whether the values are spread over orders of magnitude. */
  readonly logarithmic: boolean;
  readonly value: (run: ComparedRun) => number | null;
  /** A value as it is read out. */
  readonly text: (value: number) => string;
}

/** Numbers from which on a field is better seen by its logarithm: β from 0.4 to 5.4 is, seeds 0 to 9 are not. */
const LOGARITHMIC_RATIO = 8;

/** Fields in which the runs differ, then what has been measured of them. */
export function relationColumns(fields: readonly ExperimentField[], measures: readonly ComparisonMeasure[]): RelationColumn[] {
  return [...fields.map(fieldColumn), ...measures.map(measureColumn)];
}

function fieldColumn({ path, title, values }: ExperimentField): RelationColumn {
  const present = values.filter(({ order }) => order !== '');
  const base = { key: path, title, short: title };
  if (present.every(({ order }) => typeof order === 'number')) {
    const numbers = present.map(({ order }) => order as number);
    const least = Math.min(...numbers);
    return {
      ...base, categories: null, logarithmic: path.endsWith('seed') ? false : least > 0 && Math.max(...numbers) / least >= LOGARITHMIC_RATIO, text: (value) => String(Number(value.toPrecision(6))),
      value: (run) => { const { order } = valueOf(run, path); return typeof order === 'number' ? order : null; },
    };
  }
  const categories = present.map(({ text }) => text);
  const places = new Map(categories.map((text, place) => [text, place]));
  return { ...base, categories, logarithmic: false, text: (value) => categories[value] ?? '', value: (run) => places.get(valueOf(run, path).text) ?? null };
}

function measureColumn({ name, title, short, decimals, value }: ComparisonMeasure): RelationColumn {
  return { key: name, title, short, categories: null, logarithmic: false, value, text: (number) => number.toFixed(decimals).replace('-', '−') };
}
