import type { Axis, AxisValue } from '@shared/study/axis';
import { fieldValueLabel } from './fieldOptions';
import { variableFields } from './variableFields';
import { plainCopy } from './plainCopy';

/** A value of an axis as it is being edited. */
export interface AxisValueDraft {
  readonly id: number;
  label: string;
  /** Whether somebody gave the label; one that nobody gave follows what it names. */
  named: boolean;
  changes: AxisValue['changes'];
}

/** An axis as it is being edited. */
export interface AxisDraft {
  readonly id: number;
  title: string;
  /** The field that the axis varies; null for one whose values change several fields each. */
  readonly path: string | null;
  values: AxisValueDraft[];
  /** The value whose part the form shows and edits. */
  shownInForm: number | null;
}

let nextId = 0;

/** A value that changes these fields; without a label it is named by what it changes. */
export function valueDraft(axis: { readonly title: string; readonly path: string | null }, changes: AxisValue['changes'], label?: string): AxisValueDraft {
  return { id: nextId++, label: label ?? automaticLabel(axis, changes), named: false, changes };
}

/** An axis of one field, without values. */
export function axisDraft(title: string, path: string | null): AxisDraft {
  return { id: nextId++, title, path, values: [], shownInForm: null };
}

/** `β 4`, `Broadcast`, `Learning rate 0.0003, Batch size 32`: the value with the name of what it is one of, unless it speaks for itself. */
export function automaticLabel({ title, path }: { readonly title: string; readonly path: string | null }, changes: AxisValue['changes']): string {
  const entries = Object.entries(changes);
  if (entries.length === 0) return 'as in the form';
  const own = entries.filter(([field]) => field === path);
  const words = (own.length > 0 ? own : entries).map(([field, value]) => {
    const text = fieldValueLabel(field, value);
    const speaksForItself = typeof value === 'object' && value !== null && !Array.isArray(value);
    return speaksForItself ? text : `${field === path ? title : titleOf(field)} ${text}`;
  });
  return words.join(', ').slice(0, 80);
}

function titleOf(path: string): string {
  return variableFields.find((field) => field.path === path)?.title ?? path;
}

/** The drafts of a plan's axes. The field that all values of an axis change first is the axis's own. */
export function draftsOf(axes: readonly Axis[]): AxisDraft[] {
  return axes.map(({ title, values }) => {
    const shared = Object.keys(values[0]?.changes ?? {}).filter((path) => values.every(({ changes }) => path in changes));
    const path = shared.find((candidate) => variableFields.some((field) => field.path === candidate)) ?? null;
    const draft = axisDraft(title, path);
    draft.values = values.map(({ label, changes }) => ({ id: nextId++, label, named: label !== automaticLabel({ title, path }, changes), changes: plainCopy(changes) }));
    return draft;
  });
}

/** The axes of a plan from their drafts. */
export function axesOf(drafts: readonly AxisDraft[]): Axis[] {
  return drafts.map(({ title, values }) => ({ title, values: values.map(({ label, changes }) => ({ label, changes })) }));
}
