import type { FieldValue, FieldValues } from './comparedRun';
import { fieldTitle, IDENTITY_PATHS } from './experimentValues';

/** One value of a field, and how many of the compared runs have it. */
export interface CountedValue extends FieldValue {
  readonly count: number;
}

/** A field of the experiment in which the compared runs differ. */
export interface ExperimentField {
  readonly path: string;
  readonly title: string;
  readonly values: readonly CountedValue[];
}

/** What stands for a field that an experiment does not have, such as the γ of a plain VAE. */
export const NO_VALUE: FieldValue = { text: '–', order: '' };

export function valueOf({ values }: { readonly values: FieldValues }, path: string): FieldValue {
  return values.get(path) ?? NO_VALUE;
}

/** Numbers by size and before texts; texts as a reader expects them, `layer 2` before `layer 10`. */
export function compareValues(left: FieldValue, right: FieldValue): number {
  if (typeof left.order === 'number' && typeof right.order === 'number') return left.order - right.order;
  if (typeof left.order !== typeof right.order) return typeof left.order === 'number' ? -1 : 1;
  return String(left.order).localeCompare(String(right.order), 'en', { numeric: true });
}

/**
 * The fields in which runs differ, in the order in which runs name them. Fields that split the runs alike (the kind of a
 * decoder and each of the settings that come with it) are one: the first.
 * @param first paths that come before all others, such as the axes of a study, with their titles
 */
export function differingFields(runs: readonly { readonly values: FieldValues }[], first: ReadonlyMap<string, string>): ExperimentField[] {
  const paths = new Set([...first.keys(), ...runs.flatMap(({ values }) => [...values.keys()])]);
  const splits = new Set<string>();
  const fields: ExperimentField[] = [];
  for (const path of paths) {
    const { values, split } = splitBy(runs, path);
    if (values.length < 2) continue;
    const identity = IDENTITY_PATHS.includes(path);
    if (!identity && splits.has(split)) continue;
    if (!identity) splits.add(split);
    fields.push({ path, title: first.get(path) ?? fieldTitle(path), values });
  }
  return fields;
}

/** The values of a field with their counts, and a text that is the same for fields that split the runs alike. */
function splitBy(runs: readonly { readonly values: FieldValues }[], path: string): { readonly values: readonly CountedValue[]; readonly split: string } {
  const counts = new Map<string, { readonly value: FieldValue; readonly place: number; count: number }>();
  const places: number[] = [];
  for (const run of runs) {
    const value = valueOf(run, path);
    const known = counts.get(value.text);
    if (known) known.count += 1;
    else counts.set(value.text, { value, place: counts.size, count: 1 });
    places.push(counts.get(value.text)!.place);
  }
  const values = [...counts.values()].map(({ value, count }) => ({ ...value, count })).sort(compareValues);
  return { values, split: places.join(' ') };
}

/**
 * The fewest fields, in their order, that split runs as all fields together do: what a researcher calls the configuration.
 * Seeds and names tell replicas apart, not configurations.
 */
export function configurationFields(runs: readonly { readonly values: FieldValues }[], fields: readonly ExperimentField[]): string[] {
  const candidates = fields.filter(({ path }) => !IDENTITY_PATHS.includes(path)).map(({ path }) => path);
  const chosen: string[] = [];
  let parts = 1;
  for (const path of candidates) {
    const finer = new Set(runs.map((run) => [...chosen, path].map((one) => valueOf(run, one).text).join('\n'))).size;
    if (finer <= parts) continue;
    chosen.push(path);
    parts = finer;
  }
  return chosen;
}
